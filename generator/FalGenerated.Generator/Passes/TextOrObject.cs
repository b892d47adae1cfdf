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
        if (schema.ItemsOf(keyword) is not [ObjectNode one, ObjectNode other] || !new UnionArms(context, [one, other]).AreTextsAndObjects)
        {
            return null;
        }

        return new UnionArms(context, [one]).AreObjects ? new(other, one) : new(one, other);
    }
}
