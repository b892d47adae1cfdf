using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>A value that an enum lists twice stands there once: two members could never differ, whatever they are called.</summary>
internal static class EnumValuesPass
{
    public static void Apply(PassContext context)
    {
        foreach (ArrayNode values in SchemaTree.All(context).Select(schema => schema["enum"]).OfType<ArrayNode>())
        {
            foreach (Node again in values.Items.GroupBy(Literal.Of, StringComparer.Ordinal).SelectMany(same => same.Skip(1)).ToArray())
            {
                values.Remove(again);
            }
        }
    }
}
