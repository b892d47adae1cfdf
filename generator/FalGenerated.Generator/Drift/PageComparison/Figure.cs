namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>A number in prose.</summary>
/// <param name="Kind">money, factor, unit or number.</param>
/// <param name="Text">Normalised: <c>$0.0072/s</c>, <c>×10</c>, <c>4k</c>.</param>
/// <param name="Offset">Where it starts in the text, in characters.</param>
internal sealed record Figure(string Kind, string Text, int Offset);
