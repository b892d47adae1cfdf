namespace FalGenerated.BytedanceUpscaler;

/// <summary>Published prices with their date and source: data that can be replaced when the page changes.</summary>
public sealed partial class PriceTable
{
    /// <summary>The endpoint that the prices are for.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The day on which the page said so.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The page that states the prices.</summary>
    public required Uri Source { get; init; }

    /// <summary>US dollars a second for each published resolution.</summary>
    internal IReadOnlyList<PriceRate> Rates { get; init; } = [];

    /// <summary>The published multipliers.</summary>
    internal IReadOnlyList<PriceFactor> Factors { get; init; } = [];

    /// <summary>The price of a second, after all factors.</summary>
    /// <param name="targetResolution">The wire text of the resolution.</param>
    /// <param name="options">Wire name and wire text of each option that has factors; absent ones count as the contract's default.</param>
    /// <returns>US dollars a second; null when a value has no published price. Never 0 for want of one.</returns>
    public decimal? UsdPerSecond(string targetResolution, IReadOnlyDictionary<string, string> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (FindRate(targetResolution) is not { } rate)
        {
            return null;
        }

        decimal usd = rate.UsdPerSecond;
        foreach (string field in FactorFields)
        {
            string? value = options.GetValueOrDefault(field) ?? UpscaleVideoInput.ContractDefaults.GetValueOrDefault(field);
            if (value is null || FindFactor(field, value) is not { } factor)
            {
                return null;
            }

            usd *= factor.Factor;
        }

        return Decimals.Shortest(usd);
    }

    internal IEnumerable<string> FactorFields => Factors.Select(factor => factor.Field).Distinct();

    internal PriceRate? FindRate(string resolution) => Rates.FirstOrDefault(rate => rate.TargetResolution == resolution);

    /// <summary>The factor published for a value, or for the next published frame rate above it; null when there is none.</summary>
    internal PriceFactor? FindFactor(string field, string value)
    {
        IEnumerable<PriceFactor> published = Factors.Where(factor => factor.Field == field);
        if (published.FirstOrDefault(factor => factor.Value == value) is { } exact)
        {
            return exact;
        }

        // A later contract turns target_fps into a number. 24 was billed like 30; that 48 is billed like 60 is assumed.
        return field == WireNames.TargetFps && FrameRateText.Read(value) is { } wanted
            ? published.Where(factor => FrameRateText.Read(factor.Value) >= wanted).MinBy(factor => FrameRateText.Read(factor.Value))
            : null;
    }
}
