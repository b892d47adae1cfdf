namespace FalGenerated.BytedanceUpscaler;

public sealed partial class UpscaleQuote
{
    /// <summary>The terms by which the job is billed; null when its rate is not known.</summary>
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
        decimal? seconds = output.Duration;
        return new UpscaleReconciliation
        {
            BilledSeconds = seconds,
            Readings = Terms?.ReadingsOf(seconds) ?? [],
            ActualUsd = Terms?.ActualUsd(seconds, billableUnits),
            Findings = [.. Check(seconds)],
            UnitsUsd = Terms?.UnitsUsd(billableUnits),
            ExpectedUsd = ExpectedUsd,
        };
    }

    private IEnumerable<Finding> Check(decimal? stated)
    {
        if (stated is not { } seconds)
        {
            yield return Finding.Warning("billed_seconds_missing", "The answer states no billed seconds that can be read, so the cost is unknown. See your invoice.");
        }
        else if (!BilledSeconds.IsLength(seconds))
        {
            yield return Finding.Warning(
                "billed_seconds_unlikely",
                $"The answer states {Decimals.Text(seconds)} billed seconds, which is no length, so the cost is unknown. See your invoice.",
                ("seconds", seconds));
        }
        else if (AtMostLine is { } most && seconds > most.Seconds && Terms?.ReadingsOf(seconds) is not { Count: > 1 })
        {
            yield return Finding.Warning(
                "billed_above_bound",
                $"The answer states {Decimals.Text(seconds)} billed seconds, and at most {Decimals.Text(most.Seconds)} were expected. See your invoice.",
                ("seconds", seconds), ("mostSeconds", most.Seconds));
        }
    }

    private decimal UsdPerUnit => Prices.Rates.Min(rate => rate.UsdPerSecond);

    /// <summary>The factor that may already be in the stated seconds; null when none but 1 applies to the tier.</summary>
    private decimal? ProFactor =>
        Request.TextOrDefault(WireNames.EnhancementTier) is { } tier && Prices.FindFactor(WireNames.EnhancementTier, tier) is { Factor: > 1 } factor
            ? factor.Factor
            : null;
}
