namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>A number in prose.</summary>
/// <param name="Kind">money, factor, unit or number.</param>
/// <param name="Text">Normalised: <c>$0.0072/s</c>, <c>×10</c>, <c>4k</c>.</param>
/// <param name="Offset">Where it starts in the text, in characters.</param>
internal sealed record Figure(string Kind, string Text, int Offset)
{
    /// <summary>The number itself: money in units of the currency, for one unit of what is paid for; null where it is beyond a decimal.</summary>
    public decimal? Value { get; init; }

    /// <summary><c>USD</c>, <c>EUR</c> or <c>GBP</c>; null for a figure that is no money.</summary>
    public string? Currency { get; init; }

    /// <summary>The unit of a price; null where the words do not say.</summary>
    public PriceUnit? Unit { get; init; }
}
