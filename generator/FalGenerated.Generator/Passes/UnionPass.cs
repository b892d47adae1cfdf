using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// A real union has no C# type, and NSwag would make an empty class of it that loses the value. A union of texts and text enums
/// is one open text, one of numbers is a number. Any other needs a decision in the C# overlay: <c>"x-csharp-union": "JToken"</c>.
/// </summary>
internal static class UnionPass
{
    public static void Apply(PassContext context)
    {
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            string? keyword = schema.TryGet("anyOf", out _) ? "anyOf" : schema.TryGet("oneOf", out _) ? "oneOf" : null;
            string? decision = schema.TextOf("x-csharp-union");
            if (keyword is null)
            {
                if (decision is not null)
                {
                    context.Refuse(schema["x-csharp-union"]!, DiagnosticCode.BadInstruction, "there is no union here any more; remove the instruction from the overlay");
                }

                continue;
            }

            if (decision is "JToken")
            {
                Open(schema);
            }
            else if (decision is not null)
            {
                context.Refuse(schema["x-csharp-union"]!, DiagnosticCode.BadInstruction, $"'{decision}' is no known form of a union; write \"JToken\"");
            }
            else if (CommonType(schema, keyword) is { } type)
            {
                schema.Remove(keyword);
                schema.Set("type", schema.Text(type));
            }
            else
            {
                context.Refuse(schema[keyword]!, DiagnosticCode.UndecidedUnion, "a real union has no C# type; decide it in csharp.overlay.json: set \"x-csharp-union\": \"JToken\" here, or remove the arms that you do not want");
            }
        }
    }

    /// <summary>A schema without a type takes any value.</summary>
    private static void Open(ObjectNode schema) => schema.KeepOnly("description", "x-csharp-name", "default", "title");

    private static string? CommonType(ObjectNode schema, string keyword)
    {
        HashSet<string?> types = [.. schema.ItemsOf(keyword).Select(arm => arm is ObjectNode map && map.TextOf("format") is null ? map.TextOf("type") : null)];
        return types.SetEquals(["string"]) ? "string" : types.IsSubsetOf(["number", "integer"]) ? "number" : null;
    }
}
