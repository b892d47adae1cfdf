namespace FalGenerated.BytedanceUpscaler;

public sealed partial class UpscaleQuote
{
    /// <summary>How the job is billed; null when its rate is not known.</summary>
    internal BillingTerms? Terms => UsdPerSecond is not { } rate ? null : new BillingTerms
    {
        UsdPerSecond = rate,
        UsdPerUnit = UsdPerUnit,
        TierFactor = ProFactor,
        MostSeconds = AtMostLine?.Seconds,
    };

    /// <summary>Compares the quote with what a finished job states as billed.</summary>
    /// <param name="output">The job's output.</param>
    /// <param name="billableUnits">What <c>X-Fal-Billable-Units</c> said; null when it said nothing.</param>
    public UpscaleReconciliation Reconcile(UpscaleVideoOutput output, decimal? billableUnits = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new UpscaleReconciliation
        {
            BilledSeconds = output.Duration,
            Readings = Terms?.ReadingsOf(output.Duration) ?? [],
            ActualUsd = Terms?.ActualUsd(output.Duration, billableUnits),
            UnitsUsd = billableUnits is { } units ? Decimals.Shortest(units * UsdPerUnit) : null,
            ExpectedUsd = ExpectedUsd,
        };
    }

    private decimal UsdPerUnit => Prices.Rates.Min(rate => rate.UsdPerSecond);

    /// <summary>The factor that may already be in the stated seconds; null when none but 1 applies to the tier.</summary>
    private decimal? ProFactor =>
        Request.TextOrDefault(WireNames.EnhancementTier) is { } tier && Prices.FindFactor(WireNames.EnhancementTier, tier) is { Factor: > 1 } factor
            ? factor.Factor
            : null;
}
