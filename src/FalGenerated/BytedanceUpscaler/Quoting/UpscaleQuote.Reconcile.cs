namespace FalGenerated.BytedanceUpscaler;

public sealed partial class UpscaleQuote
{
    // Far beyond what rounding explains, and below the factor of ten that is in question.
    private const decimal TooMany = 5;

    /// <summary>Compares the quote with what a finished job states as billed.</summary>
    /// <param name="output">The job's output.</param>
    /// <param name="billableUnits">What <c>X-Fal-Billable-Units</c> said; null when it said nothing.</param>
    public UpscaleReconciliation Reconcile(UpscaleVideoOutput output, decimal? billableUnits = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        decimal? unitsUsd = billableUnits is { } units ? Decimals.Shortest(units * Prices.Rates.Min(rate => rate.UsdPerSecond)) : null;
        IReadOnlyList<decimal> readings = ReadingsOf(output.Duration);
        return new UpscaleReconciliation
        {
            BilledSeconds = output.Duration,
            Readings = readings,
            ActualUsd = readings.Count == 1 ? readings[0] : readings.Count > 1 ? unitsUsd : null,
            UnitsUsd = unitsUsd,
            ExpectedUsd = ExpectedUsd,
        };
    }

    private IReadOnlyList<decimal> ReadingsOf(decimal seconds)
    {
        if (UsdPerSecond is not { } rate)
        {
            return [];
        }

        decimal sum = Decimals.Shortest(rate * seconds);
        if (ProFactor is not { } pro || seconds < TooMany * AtMostLine?.Seconds)
        {
            return [sum];
        }

        return [Decimals.Shortest(sum / pro), sum];
    }

    /// <summary>The factor that may already be in the stated seconds; null when none but 1 applies to the tier.</summary>
    private decimal? ProFactor =>
        Request.TextOrDefault(WireNames.EnhancementTier) is { } tier && Prices.FindFactor(WireNames.EnhancementTier, tier) is { Factor: > 1 } factor
            ? factor.Factor
            : null;
}
