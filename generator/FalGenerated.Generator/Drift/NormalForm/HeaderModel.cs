using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>A response header in normal form.</summary>
internal sealed record HeaderModel(string Name, bool Required, Schema? Schema, Node Where, IReadOnlyList<Annotation> Annotations);
