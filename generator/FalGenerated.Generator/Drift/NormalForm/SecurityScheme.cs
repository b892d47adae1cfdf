using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>A security scheme by what it asks for; its name is only a label.</summary>
/// <param name="Identity">Type, place, header name and flows as one text.</param>
/// <param name="Where">The scheme object.</param>
/// <param name="Annotations">What asks for nothing.</param>
internal sealed record SecurityScheme(string Name, string Identity, Node Where, IReadOnlyList<Annotation> Annotations);
