using System.Globalization;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Contract;

/// <summary>
/// Billable units: seconds times what the options cost relative to the cheapest, from the pinned price table. That every factor
/// sits in the units is assumed: invoices show it for the tier only.
/// </summary>
internal sealed class UnitFactors
{
    private readonly JsonObject table = JsonNode.Parse(Pinned.Pricing)!.AsObject();

    /// <summary>The price of one unit in USD: the lowest rate.</summary>
    public decimal UnitPriceUsd => table["rates"]!.AsArray().Min(Rate);

    public decimal Units(JsonObject input, decimal seconds)
    {
        var rate = table["rates"]!.AsArray().FirstOrDefault(row => Same(row!["target_resolution"], input["target_resolution"]));
        var factor = rate is null ? 1 : Rate(rate) / UnitPriceUsd;
        foreach (var row in table["factors"]!.AsArray())
        {
            if (Same(row!["value"], input[(string)row["field"]!]))
            {
                factor *= decimal.Parse((string)row["factor"]!, CultureInfo.InvariantCulture);
            }
        }

        return seconds * factor;
    }

    /// <summary>The header's form: whole numbers plain, others with 8 decimals.</summary>
    public static string Text(decimal units) => units == decimal.Truncate(units)
        ? decimal.Truncate(units).ToString(CultureInfo.InvariantCulture)
        : units.ToString("F8", CultureInfo.InvariantCulture);

    private static decimal Rate(JsonNode? row) => decimal.Parse((string)row!["usdPerSecond"]!, CultureInfo.InvariantCulture);

    private static bool Same(JsonNode? expected, JsonNode? given) =>
        given is JsonValue value && value.TryGetValue<string>(out var text) && text == (string)expected!;
}
