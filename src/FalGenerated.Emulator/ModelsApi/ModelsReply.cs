using System.Text.Json.Nodes;
using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.ModelsApi;

/// <summary>Answers about endpoints: rows, documents, and the upscaler's unit price.</summary>
internal sealed class ModelsReply(ServedContracts contracts)
{
    private static readonly Lazy<UnitFactors> Units = new(() => new UnitFactors());

    private string Id => contracts.Upscaler.EndpointId;

    public Reply List(EmulatorRequest request)
    {
        var wanted = request.QueryAll("endpoint_id");
        var expanded = request.QueryAll("expand").Contains("openapi-3.0");
        var models = contracts.All
            .Where(contract => wanted.Count == 0 || wanted.Contains(contract.EndpointId))
            .Select(contract => (JsonNode)Row(contract, expanded));
        return Reply.Json(200, new JsonObject { ["models"] = new JsonArray([.. models]), ["next_cursor"] = null, ["has_more"] = false });
    }

    public Reply Prices(EmulatorRequest request)
    {
        var wanted = request.QueryAll("endpoint_id");
        return wanted.Count is 0 or > 50 ? ModelsApiReply.Invalid("endpoint_id is needed, 1 to 50 times")
            : wanted.All(id => id != Id) ? ModelsApiReply.Error(404, "not_found", "There is no such endpoint")
            : Reply.Json(200, new JsonObject
            {
                ["prices"] = new JsonArray(new JsonObject
                {
                    ["endpoint_id"] = Id,
                    ["unit_price"] = Units.Value.UnitPriceUsd,
                    ["unit"] = "seconds",
                    ["currency"] = "USD",
                }),
                ["next_cursor"] = null,
                ["has_more"] = false,
            });
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
        return member is not null
            && body!["endpoints"] is JsonObject { Count: > 0 } endpoints
            && endpoints[Id] is JsonObject row
            && row[member] is JsonValue value
            && value.TryGetValue<decimal>(out var quantity)
                ? Reply.Json(200, new JsonObject
                {
                    ["estimate_type"] = type,
                    ["total_cost"] = quantity * Units.Value.UnitPriceUsd,
                    ["currency"] = "USD",
                })
                : ModelsApiReply.Invalid("estimate_type and a quantity for a known endpoint are needed");
    }

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
