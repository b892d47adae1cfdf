namespace FalGenerated.BytedanceUpscaler;

/// <summary>The cost of a finished job, as far as its answer states it, beside the expected one. All sums are in US dollars and not rounded.</summary>
public sealed record UpscaleReconciliation
{
    /// <summary>The seconds that the answer states as used for billing; null when it states none that can be read.</summary>
    public required decimal? BilledSeconds { get; init; }

    /// <summary>The cost; null when the rate is not known, or when the answer can be read in two ways.</summary>
    public decimal? ActualUsd { get; init; }

    /// <summary>
    /// Gets a value indicating whether the answer can be read in two ways: whether the stated duration of a <c>pro</c> job holds that tier's factor already is not
    /// published. Both readings are then in <see cref="Readings"/>.
    /// </summary>
    public bool IsAmbiguous => Readings.Count > 1;

    /// <summary>The sums that the answer may mean: one, or two when it is ambiguous; none when the rate is not known.</summary>
    public IReadOnlyList<decimal> Readings { get; init; } = [];

    /// <summary>The sum by <c>X-Fal-Billable-Units</c>, at the price of the cheapest published rate; null when the answer had none.</summary>
    public decimal? UnitsUsd { get; init; }

    /// <summary>Warnings about the stated seconds, such as none at all; empty when they are plausible.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The expected cost; null when it was unknown.</summary>
    public decimal? ExpectedUsd { get; init; }

    /// <summary>Actual less expected; null when one of them is not known.</summary>
    public decimal? DifferenceUsd => ActualUsd - ExpectedUsd is { } difference ? Decimals.Shortest(difference) : null;

    /// <summary>The cost, or each reading where there are two, beside the expected one.</summary>
    public override string ToString()
    {
        string cost = ActualUsd is { } actual ? $"{Decimals.Text(actual)} USD"
            : IsAmbiguous ? string.Join(" or ", Readings.Select(usd => $"{Decimals.Text(usd)} USD"))
            : "an unknown sum";
        return $"{cost} for {(BilledSeconds is { } seconds ? Decimals.Text(seconds) : "unknown")} s, expected {(ExpectedUsd is { } expected ? $"{Decimals.Text(expected)} USD" : "unknown")}";
    }
}
