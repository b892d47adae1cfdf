using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace FalGenerated.Emulator.Contract;

/// <summary>
/// Checks inputs against the schema of the endpoint's POST. fal's dialect is JSON Schema inside OpenAPI 3.0 (a null type, numeric
/// exclusive bounds), so the component schemas are read as plain JSON Schema.
/// </summary>
internal sealed class InputChecker
{
    private readonly JsonSchema schema;
    private readonly JsonSchemaValidator validator = new();

    public InputChecker(byte[] document, string endpointId)
    {
        var root = JsonNode.Parse(document)!;
        var reference = (string)root["paths"]![$"/{endpointId}"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]!;
        var combined = new JsonObject
        {
            ["definitions"] = root["components"]!["schemas"]!.DeepClone(),
            ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = reference }),
        };
        var text = combined.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);

        // From a stream: from a text, NJsonSchema reads with the default JSON settings of the host process.
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(text));
        schema = JsonSchema.FromJsonAsync(stream).GetAwaiter().GetResult().AllOf.Single().ActualSchema;
    }

    public JsonArray Check(byte[] input)
    {
        JsonNode? body;
        try
        {
            body = JsonNode.Parse(input);
        }
        catch (JsonException)
        {
            return [DetailItem.Create(["body"], "json_invalid", "JSON decode error", input: null)];
        }

        // A value of the wrong type is in no enumeration either; the service names the first problem of each place.
        var errors = validator.Validate(Encoding.UTF8.GetString(input), schema);
        var first = errors.SelectMany(DetailItem.Flatten).DistinctBy(error => error.Path);
        return new JsonArray([.. first.Select(error => (JsonNode)DetailItem.Of(error, body))]);
    }
}
