using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>A numeric exclusive bound, which 3.0 does not know, becomes the bound and a flag beside it.</summary>
internal static class ExclusiveBoundsPass
{
    public static void Apply(PassContext context)
    {
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            Spell(schema, "minimum", "exclusiveMinimum");
            Spell(schema, "maximum", "exclusiveMaximum");
        }
    }

    private static void Spell(ObjectNode schema, string inclusive, string exclusive)
    {
        if (schema[exclusive] is NumberNode number)
        {
            schema.Set(inclusive, number.Clone());
            schema.Set(exclusive, number.Boolean(true));
        }
    }
}
