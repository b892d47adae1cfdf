using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>One media type of a body.</summary>
/// <param name="Name">Lower case, without <c>charset=utf-8</c>.</param>
/// <param name="Schema">Null when none is written.</param>
/// <param name="Where">The media type object.</param>
/// <param name="Annotations">What constrains nothing.</param>
internal sealed record MediaModel(string Name, Schema? Schema, Node Where, IReadOnlyList<Annotation> Annotations);
