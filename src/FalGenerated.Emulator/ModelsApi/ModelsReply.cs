using System.Text.Json.Nodes;
using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.ModelsApi;

/// <summary>Answers about endpoints: rows, documents, and the upscaler's unit price.</summary>
internal sealed class ModelsReply(ServedContracts contracts, PriceList prices)
{
    private const int MostRows = 100;
    private const int DefaultRows = 50;

    public Reply List(EmulatorRequest request)
    {
        if ((ListQuery.Problem(request, MostRows)
            ?? ListQuery.Unknown(request, "status", "active", "deprecated")
            ?? ListQuery.Unknown(request, "expand", "openapi-3.0", "enterprise_status")) is { } problem)
        {
            return ModelsApiReply.Invalid(problem);
        }

        var wanted = request.QueryAll("endpoint_id");
        var text = request.Query("q") ?? "";
        var expanded = request.QueryAll("expand").Contains("openapi-3.0");
        var found = contracts.All.Where(contract =>
            (wanted.Count == 0 || wanted.Contains(contract.EndpointId))
            && contract.EndpointId.Contains(text, StringComparison.OrdinalIgnoreCase)
            && request.Query("status") != "deprecated");
        return ListQuery.Page(request, "models", [.. found.Select(contract => Row(contract, expanded))], DefaultRows);
    }

    public Reply Prices(EmulatorRequest request)
    {
        var wanted = request.QueryAll("endpoint_id");
        if (wanted.Count is 0 or > 50)
        {
            return ModelsApiReply.Invalid("endpoint_id is needed, 1 to 50 times");
        }

        List<JsonNode> rows = [.. wanted.Distinct(StringComparer.Ordinal).Select(PriceRow).OfType<JsonObject>()];
        return rows.Count == 0 ? ModelsApiReply.Error(404, "not_found", "There is no such endpoint") : ListQuery.Page(request, "prices", rows, MostRows);
    }

    /// <summary>Multiplies, as the service does: the options of a job are not in it.</summary>
    public Reply Estimate(JsonObject? body)
    {
        var type = body?["estimate_type"] is JsonValue text && text.TryGetValue<string>(out var word) ? word : null;
        var member = type switch
        {
            "unit_price" => "unit_quantity",
            "historical_api_price" => "call_quantity",
            _ => null,
        };
        var costs = member is not null && body!["endpoints"] is JsonObject { Count: > 0 } endpoints
            ? endpoints.Select(row => Cost(row.Key, row.Value?[member])).ToList()
            : [null];
        return costs.Contains(null)
            ? ModelsApiReply.Invalid("estimate_type and a quantity for a known endpoint are needed")
            : Reply.Json(200, new JsonObject { ["estimate_type"] = type, ["total_cost"] = costs.Sum(), ["currency"] = "USD" });
    }

    private decimal? Cost(string endpointId, JsonNode? quantity) =>
        quantity is JsonValue value && value.TryGetValue<decimal>(out var units) ? units * prices.Of(endpointId)?.Usd : null;

    private JsonObject? PriceRow(string endpointId) => prices.Of(endpointId) is { } price
        ? new JsonObject { ["endpoint_id"] = endpointId, ["unit_price"] = price.Usd, ["unit"] = price.Unit, ["currency"] = "USD" }
        : null;

    private static JsonObject Row(EndpointContract contract, bool expanded)
    {
        var row = new JsonObject
        {
            ["endpoint_id"] = contract.EndpointId,
            ["metadata"] = new JsonObject
            {
                ["display_name"] = contract.EndpointId,
                ["status"] = "active",
                ["tags"] = new JsonArray(),
                ["model_url"] = $"https://fal.run/{contract.EndpointId}",
            },
        };
        if (expanded)
        {
            row["openapi"] = JsonNode.Parse(contract.Document);
        }

        return row;
    }
}
