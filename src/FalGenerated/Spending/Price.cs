using System.Globalization;

namespace FalGenerated;

/// <summary>
/// The price of a job in US dollars, before it is submitted: known, with a lower bound, an expected sum and an upper bound; or unknown, with
/// the reason. Nothing of it throws, and an unknown price is never 0. The default value is an unknown price.
/// </summary>
public readonly record struct Price
{
    private readonly string? unknownBecause;

    private Price(decimal? lowerUsd, decimal? expectedUsd, decimal? upperUsd, string? unknownBecause)
    {
        LowerUsd = lowerUsd;
        ExpectedUsd = expectedUsd;
        UpperUsd = upperUsd;
        this.unknownBecause = unknownBecause;
    }

    /// <summary>Gets a value indicating whether the price is known.</summary>
    public bool IsKnown => UpperUsd is not null;

    /// <summary>The least that the job costs; null when the price is unknown.</summary>
    public decimal? LowerUsd { get; }

    /// <summary>The expected cost; null when the price is unknown.</summary>
    public decimal? ExpectedUsd { get; }

    /// <summary>The most that the job costs, which spending limits compare with; null when the price is unknown.</summary>
    public decimal? UpperUsd { get; }

    /// <summary>Why the price is unknown; null when it is known.</summary>
    public string? UnknownBecause => IsKnown ? null : unknownBecause ?? "No price was given.";

    /// <summary>A known price.</summary>
    /// <param name="lowerUsd">The lower bound in US dollars; 0 or more.</param>
    /// <param name="expectedUsd">The expected sum in US dollars; not below the lower bound.</param>
    /// <param name="upperUsd">The upper bound in US dollars; not below the expected sum.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sums are negative or out of order.</exception>
    public static Price Known(decimal lowerUsd, decimal expectedUsd, decimal upperUsd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lowerUsd);
        ArgumentOutOfRangeException.ThrowIfLessThan(expectedUsd, lowerUsd);
        ArgumentOutOfRangeException.ThrowIfLessThan(upperUsd, expectedUsd);
        return new Price(lowerUsd, expectedUsd, upperUsd, null);
    }

    /// <summary>A price that is not known.</summary>
    /// <param name="because">The reason, as a sentence.</param>
    public static Price Unknown(string because)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        return new Price(null, null, null, because);
    }

    /// <summary>The expected sum and the upper bound, or the reason why there are none.</summary>
    public override string ToString() => IsKnown
        ? string.Create(CultureInfo.InvariantCulture, $"{ExpectedUsd} USD expected, {UpperUsd} USD at most")
        : $"unknown price: {UnknownBecause}";
}
