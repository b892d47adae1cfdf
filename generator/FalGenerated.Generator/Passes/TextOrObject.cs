using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>A union of one text, plain or of an enum, and one object with members: the shape of fal's sizes, which are a preset or a width and a height.</summary>
/// <param name="Text">The arm of the text.</param>
/// <param name="Object">The arm of the object.</param>
internal sealed record TextOrObject(ObjectNode Text, ObjectNode Object)
{
    /// <summary>The union that a schema is; null when it is none of this shape.</summary>
    public static TextOrObject? In(PassContext context, ObjectNode schema)
    {
        string keyword = schema.TryGet("anyOf", out _) ? "anyOf" : "oneOf";
        if (schema.ItemsOf(keyword) is not [ObjectNode one, ObjectNode other])
        {
            return null;
        }

        return IsText(context, one) && IsObject(context, other) ? new(one, other)
            : IsText(context, other) && IsObject(context, one) ? new(other, one)
            : null;
    }

    private static bool IsText(PassContext context, ObjectNode arm) => Resolve(context, arm) is { } schema && schema.TextOf("type") == "string"
        && (schema["enum"] is null || schema.ItemsOf("enum").All(value => value is TextNode));

    private static bool IsObject(PassContext context, ObjectNode arm) => Resolve(context, arm) is { } schema
        && (schema.TextOf("type") is null or "object") && schema["properties"] is ObjectNode { Members.Count: > 0 };

    private static ObjectNode? Resolve(PassContext context, ObjectNode arm) =>
        SchemaTree.ComponentOf(arm) is { } component ? context.Schemas[component] as ObjectNode : arm;
}
