using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Contract;

/// <summary>Makes up an output for an endpoint that the emulator knows from its document only.</summary>
internal static class OutputSample
{
    private const int Deepest = 8;

    public static JsonNode? Of(JsonNode document, string endpointId)
    {
        var result = document["paths"]?[$"/{endpointId}/requests/{{request_id}}"]?["get"]?["responses"]?["200"];
        return Value(document, result?["content"]?["application/json"]?["schema"], 0);
    }

    private static JsonNode? Value(JsonNode document, JsonNode? schema, int depth)
    {
        if (schema is not JsonObject || depth > Deepest)
        {
            return null;
        }

        var given = (schema["examples"] as JsonArray)?.FirstOrDefault() ?? schema["default"] ?? schema["const"] ?? (schema["enum"] as JsonArray)?.FirstOrDefault();
        if (given is null && (string?)schema["$ref"] is { } reference)
        {
            return Value(document, reference.TrimStart('#', '/').Split('/').Aggregate<string, JsonNode?>(document, (node, step) => node?[step]), depth + 1);
        }

        return given?.DeepClone() ?? ((schema["allOf"] ?? schema["anyOf"] ?? schema["oneOf"]) as JsonArray is { Count: > 0 } choice
            ? Value(document, choice[0], depth + 1)
            : ByType(document, schema, depth));
    }

    private static JsonNode? ByType(JsonNode document, JsonNode schema, int depth) => (string?)schema["type"] switch
    {
        "string" => "text",
        "integer" or "number" => schema["minimum"]?.DeepClone() ?? 1,
        "boolean" => true,
        "array" => new JsonArray(Value(document, schema["items"], depth + 1)),
        _ when schema["properties"] is JsonObject members => new JsonObject(
            members.Select(member => KeyValuePair.Create(member.Key, Value(document, member.Value, depth + 1)))),
        "object" => new JsonObject(),
        _ => null,
    };
}
