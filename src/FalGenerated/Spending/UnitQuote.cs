using System.Globalization;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>
/// The price of a job by the caller's own knowledge: the price of one unit, and the most units that the job can take. An endpoint with
/// pricing of its own, such as the upscaler, ignores it. A budget counts the upper bound, also when the job is over, unless the service reports
/// that nothing is billed or <see cref="IsBilledUnit"/> is set.
/// </summary>
public sealed class UnitQuote : SubmitQuote
{
    /// <summary>Makes one.</summary>
    /// <param name="unitPriceUsd">The price of one unit in US dollars; 0 or more.</param>
    /// <param name="maxUnits">The most units that the job can take, such as images, seconds or megapixels; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of its bounds, or their product is beyond all prices.</exception>
    public UnitQuote(decimal unitPriceUsd, decimal maxUnits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unitPriceUsd);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxUnits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(unitPriceUsd, 1_000_000m);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxUnits, 1_000_000_000m);
        UnitPriceUsd = unitPriceUsd;
        MaxUnits = maxUnits;
    }

    /// <summary>The price of one unit in US dollars.</summary>
    public decimal UnitPriceUsd { get; }

    /// <summary>The most units that the job can take.</summary>
    public decimal MaxUnits { get; }

    /// <summary>
    /// Gets a value indicating whether the unit is certainly the one that the service bills by, so that the billed units of the answer tell the
    /// cost. Default false.
    /// </summary>
    public bool IsBilledUnit { get; init; }

    /// <inheritdoc />
    public override Price Price => Price.Known(0, UnitPriceUsd * MaxUnits, UnitPriceUsd * MaxUnits);

    /// <inheritdoc />
    internal override JToken? BillingTerms => new JObject { ["unitUsd"] = UnitPriceUsd, ["billed"] = IsBilledUnit };

    /// <summary>The cost by the terms that were kept of a quote; null where they do not tell, so that the upper bound stands.</summary>
    internal static decimal? CostUsd(JToken terms, bool succeeded, decimal? billableUnits) => (billableUnits, terms) switch
    {
        (0, _) => 0,
        ( > 0 and < 1_000_000_000m and { } units, JObject members) when succeeded && members["billed"] is JValue { Value: true } && PriceOf(members) is { } unit => unit * units,
        _ => null,
    };

    /// <summary>The figures.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MaxUnits} units at most, {UnitPriceUsd} USD each");

    private static decimal? PriceOf(JObject terms) => terms["unitUsd"] switch
    {
        JValue { Value: decimal price and >= 0 and <= 1_000_000m } => price,
        JValue { Value: long price and >= 0 and <= 1_000_000 } => price,
        _ => null,
    };
}
