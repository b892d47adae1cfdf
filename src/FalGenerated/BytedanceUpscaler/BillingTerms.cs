using Newtonsoft.Json;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>
/// The terms that give the cost of a job once it states the seconds that were billed. It holds figures alone: a journal keeps it, so that
/// whoever resumes the job elsewhere can settle its budget.
/// </summary>
internal sealed record BillingTerms
{
    // Far beyond what rounding explains, and below the factor of ten that is in question.
    private const decimal TooMany = 5;

    /// <summary>US dollars a second after all factors.</summary>
    [JsonProperty("r", Required = Required.Always)]
    public required decimal UsdPerSecond { get; init; }

    /// <summary>US dollars for one of the units of <c>X-Fal-Billable-Units</c>: the cheapest published rate.</summary>
    [JsonProperty("u", Required = Required.Always)]
    public required decimal UsdPerUnit { get; init; }

    /// <summary>The tier's factor, which may be in the stated seconds already; null when none but 1 applies.</summary>
    [JsonProperty("f")]
    public decimal? TierFactor { get; init; }

    /// <summary>The seconds of the upper bound; null when the duration was not known.</summary>
    [JsonProperty("m")]
    public decimal? MostSeconds { get; init; }

    /// <summary>
    /// The sums that the stated seconds may mean: one, or two when they may hold the tier's factor already. None for a figure that is no
    /// length: a finished job was never free, and a negative sum would be credit.
    /// </summary>
    public IReadOnlyList<decimal> ReadingsOf(decimal? stated)
    {
        if (stated is not { } seconds || !BilledSeconds.IsLength(seconds))
        {
            return [];
        }

        decimal sum = Decimals.Shortest(UsdPerSecond * seconds);
        return TierFactor is not { } factor || seconds < TooMany * MostSeconds ? [sum] : [Decimals.Shortest(sum / factor), sum];
    }

    /// <summary>The cost; null when the seconds can be read in two ways, or in none, and no units decide.</summary>
    public decimal? ActualUsd(decimal? seconds, decimal? billableUnits) =>
        ReadingsOf(seconds) is [var only] ? only
        : billableUnits is > 0 ? UnitsUsd(billableUnits)
        : null;

    /// <summary>The sum of billable units; null where none came, or none that can be a bill.</summary>
    public decimal? UnitsUsd(decimal? billableUnits) =>
        billableUnits is >= 0 and <= BilledSeconds.MostBelievable and { } units ? Decimals.Shortest(units * UsdPerUnit) : null;
}
