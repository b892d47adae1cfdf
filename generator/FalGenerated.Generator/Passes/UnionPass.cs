using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// A real union has no C# type, and NSwag would make an empty class of it that loses the value. A union of texts and text enums
/// is one open text or enum, one of numbers is a number, one of numbers and text is the SDK's <c>NumberOrText</c>, and one of
/// a text and an object becomes a type of its own later. Any other needs a decision in the C# overlay: <c>"x-csharp-union": "JToken"</c>.
/// </summary>
internal static class UnionPass
{
    /// <summary>The SDK's type for a value that is a number or a text; its name is excluded in nswag.json.</summary>
    public const string NumberOrText = "NumberOrText";

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
                Merge(schema, keyword, type);
            }
            else if (IsNumberOrText(schema, keyword))
            {
                schema.Remove(keyword);
                schema.Set("allOf", schema.Array(schema.Object(("$ref", schema.Text(SchemaTree.ComponentPrefix + NumberOrText)))));
                context.Schemas.Set(NumberOrText, schema.Object(("type", schema.Text("object")), ("properties", schema.Object(("value", schema.Object(("type", schema.Text("string"))))))));
            }
            else if (TextOrObject.In(context, schema) is not null)
            {
                // It becomes a type of its own once the types have their names.
                continue;
            }
            else
            {
                context.Refuse(schema[keyword]!, DiagnosticCode.UndecidedUnion, "a real union has no C# type; decide it in csharp.overlay.json: set \"x-csharp-union\": \"JToken\" here, or remove the arms that you do not want");
            }
        }
    }

    /// <summary>The arms of an enum and of any text are one open enum: its values are known, and others fit.</summary>
    private static void Merge(ObjectNode schema, string keyword, string type)
    {
        Node[] values = [.. schema.ItemsOf(keyword).OfType<ObjectNode>().SelectMany(arm => arm.ItemsOf("enum")).DistinctBy(Literal.Of)];
        schema.Remove(keyword);
        schema.Set("type", schema.Text(type));
        if (type == "string" && values.Length > 0)
        {
            schema.Set("enum", schema.Array(values.Select(value => value.Clone())));
        }
    }

    private static bool IsNumberOrText(ObjectNode schema, string keyword)
    {
        HashSet<string?> types = [.. schema.ItemsOf(keyword).Select(arm => arm is ObjectNode map && map["enum"] is null ? map.TextOf("type") : null)];
        return types.Contains("string") && types.Count > 1 && types.IsSubsetOf(["string", "number", "integer"]);
    }

    /// <summary>A schema without a type takes any value.</summary>
    private static void Open(ObjectNode schema) => schema.KeepOnly("description", "x-csharp-name", "default", "title");

    private static string? CommonType(ObjectNode schema, string keyword)
    {
        HashSet<string?> types = [.. schema.ItemsOf(keyword).Select(arm => arm is ObjectNode map && map.TextOf("format") is null ? map.TextOf("type") : null)];
        return types.SetEquals(["string"]) ? "string" : types.IsSubsetOf(["number", "integer"]) ? "number" : null;
    }
}
