using System.Globalization;
using FalGenerated.Platform;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>Compares the published table with the service's price of a unit, which is that of a second at the cheapest resolution, before all factors.</summary>
internal static class LivePrice
{
    public static async Task<Finding?> FindingAsync(FalPlatform platform, PriceTable prices, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<UnitPrice> live = await platform.GetPricesAsync([prices.Endpoint], cancellationToken).ConfigureAwait(false);
            return live.FirstOrDefault(price => price.EndpointId == prices.Endpoint) is { Price: { } usd, Currency: "USD" } found
                ? Compare(prices, usd, found.Unit)
                : Unknown("it states no price in US dollars");
        }
        catch (FalException error)
        {
            return Unknown(error.Message.TrimEnd('.'));
        }
    }

    private static Finding? Compare(PriceTable prices, decimal usd, string? unit)
    {
        decimal published = prices.Rates.Min(rate => rate.UsdPerSecond);
        return usd == published && unit is "seconds" or "second"
            ? null
            : Finding.Warning(
                "live_price_differs",
                string.Create(CultureInfo.InvariantCulture, $"The service asks {usd} USD for a unit ({unit ?? "unnamed"}), and the table of {prices.Date:yyyy-MM-dd} says {published} USD a second; the quote goes by the table, so take it as a guess until the package is updated."),
                ("live", usd),
                ("published", published));
    }

    private static Finding Unknown(string why) =>
        Finding.Warning("live_price_unknown", $"The service's own price could not be compared with the published table ({why}); the quote goes by the table.");
}
