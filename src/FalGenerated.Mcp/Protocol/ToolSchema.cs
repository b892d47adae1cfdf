using System.Text.Json;
using System.Text.Json.Nodes;

namespace FalGenerated.Mcp.Protocol;

/// <summary>Writes the JSON schema of a tool's parameters.</summary>
internal static class ToolSchema
{
    public static JsonElement Of(IReadOnlyList<ToolParameter> parameters) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, (JsonNode?)Of(parameter)))),
        ["required"] = Array([.. parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name)]),
        ["additionalProperties"] = false,
    });

    private static JsonObject Of(ToolParameter parameter)
    {
        JsonObject schema = new()
        {
            ["type"] = parameter.Kind switch { ParameterKind.Text => "string", ParameterKind.Number => "number", _ => "integer" },
            ["description"] = parameter.Description,
        };
        if (parameter.Values is { } values)
        {
            schema["enum"] = Array(values);
        }

        return schema;
    }

    private static JsonArray Array(IReadOnlyList<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);
}
