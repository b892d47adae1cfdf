using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>A request body in normal form.</summary>
internal sealed record BodyModel(bool Required, IReadOnlyDictionary<string, MediaModel> Media, Node Where, IReadOnlyList<Annotation> Annotations);
