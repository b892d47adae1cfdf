using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>Moves a reference with siblings into an <c>allOf</c>: readers of 3.0 ignore what stands beside a <c>$ref</c>, as the specification says.</summary>
internal static class ReferenceSiblingsPass
{
    public static void Apply(PassContext context)
    {
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            if (schema["$ref"] is { } reference && schema.Members.Count > 1)
            {
                schema.Remove("$ref");
                schema.Set("allOf", schema.Array(schema.Object(("$ref", reference))));
            }
        }
    }
}
