using System.Text.Json.Nodes;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Mcp.Hosting;

namespace FalGenerated.Mcp.Tools;

/// <summary>The members that several replies have.</summary>
internal static class Replies
{
    /// <summary>The price. All sums are in US dollars; null where the price is not known.</summary>
    public static JsonObject Price(UpscaleQuote quote) => new()
    {
        ["at_least_usd"] = quote.Price.LowerUsd,
        ["expected_usd"] = quote.Price.ExpectedUsd,
        ["at_most_usd"] = quote.Price.UpperUsd,
        ["unknown_because"] = quote.UnknownBecause,
        ["assumptions"] = Array(quote.Assumptions),
        ["prices_of"] = quote.Prices.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The total limit and what is left of it, in US dollars.</summary>
    public static async Task<JsonObject> LimitAsync(ServerContext server, CancellationToken cancellationToken)
    {
        decimal limit = server.Limit.Budget.LimitUsd;
        decimal spent = await server.Limit.SpentUsdAsync(cancellationToken).ConfigureAwait(false);
        return new JsonObject { ["limit_usd"] = limit, ["spent_or_reserved_usd"] = spent, ["left_usd"] = Math.Max(0, limit - spent) };
    }

    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);
}
