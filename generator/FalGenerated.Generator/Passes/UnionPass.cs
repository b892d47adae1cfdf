using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// A real union has no C# type, and NSwag would make an empty class of it that loses the value. Texts and text enums are one open text or enum,
/// several objects one object, numbers a number, numbers and text the SDK's <c>NumberOrText</c>, and a text and an object become a type of
/// their own later. Any other needs a decision in the C# overlay: <c>"x-csharp-union": "JToken"</c>.
/// </summary>
internal static class UnionPass
{
    /// <summary>The SDK's type for a value that is a number or a text; its name is excluded in nswag.json.</summary>
    public const string NumberOrText = "NumberOrText";

    public static void Apply(PassContext context)
    {
        // The list grows while it is walked: objects that are made one may have a member each of one name.
        Queue<ObjectNode> schemas = new(SchemaTree.All(context));
        while (schemas.TryDequeue(out ObjectNode? schema))
        {
            string? keyword = schema.TryGet("anyOf", out _) ? "anyOf" : schema.TryGet("oneOf", out _) ? "oneOf" : null;
            string? decision = schema.TextOf("x-csharp-union");
            if (keyword is null)
            {
                if (decision is not null)
                {
                    context.Refuse(schema["x-csharp-union"]!, DiagnosticCode.BadInstruction, "there is no union here any more; remove the instruction from the overlay");
                }
            }
            else if (decision is "JToken" || UnionArms.HaveAny(schema, keyword))
            {
                Open(schema);
            }
            else if (decision is not null)
            {
                context.Refuse(schema["x-csharp-union"]!, DiagnosticCode.BadInstruction, $"'{decision}' is no known form of a union; write \"JToken\"");
            }
            else
            {
                Decide(context, schema, keyword, schemas);
            }
        }
    }

    private static void Decide(PassContext context, ObjectNode schema, string keyword, Queue<ObjectNode> schemas)
    {
        UnionArms arms = new(context, schema.ItemsOf(keyword));
        if (arms.CommonType is { } type)
        {
            schema.Remove(keyword);
            arms.MergeInto(schema, type);
        }
        else if (arms.AreNumbersAndTexts)
        {
            schema.Remove(keyword);
            schema.Set("allOf", schema.Array(schema.Object(("$ref", schema.Text(SchemaTree.ComponentPrefix + NumberOrText)))));
            context.Schemas.Set(NumberOrText, schema.Object(("type", schema.Text("object")), ("properties", schema.Object(("value", schema.Object(("type", schema.Text("string"))))))));
        }
        else if (arms.AreObjects)
        {
            schema.Remove(keyword);
            ObjectUnion.Replace(context, schema, arms.Objects, schemas);
        }
        else if (arms.AreTextsAndObjects)
        {
            // It becomes a type of its own once the types have their names.
            schema.Set(keyword, schema.Array(arms.Text(schema), ObjectUnion.Of(context, schema, arms.Objects, schemas)));
        }
        else if (schema.TryGet(ObjectUnion.Mark, out _))
        {
            // No overlay could name it: it stands in no document.
            Open(schema);
        }
        else
        {
            context.Refuse(schema[keyword]!, DiagnosticCode.UndecidedUnion, "a real union has no C# type; decide it in csharp.overlay.json: set \"x-csharp-union\": \"JToken\" here, or remove the arms that you do not want");
        }
    }

    /// <summary>A schema without a type takes any value.</summary>
    private static void Open(ObjectNode schema) => schema.KeepOnly("description", "x-csharp-name", "default", "title");
}
