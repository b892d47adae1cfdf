using FalGenerated.Generator.Drift.NormalForm;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Two schemas at the same place.</summary>
/// <param name="Old">In the old document.</param>
/// <param name="New">In the new document.</param>
/// <param name="Place">Their logical place.</param>
/// <param name="ShapeOnly">Whether words and flags were compared already, because one side is the only arm of itself.</param>
internal sealed record SchemaPair(Schema Old, Schema New, string Place, bool ShapeOnly = false);
