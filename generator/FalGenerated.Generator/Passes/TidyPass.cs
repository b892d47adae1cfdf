using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>Takes out what NSwag would misread (inner titles, 3.1 examples, display hints).</summary>
internal static class TidyPass
{
    private static readonly string[] Noise = ["title", "examples", "example", "ui", "x-fal", "x-fal-order-properties", "x-fal-order-paths"];

    public static void Apply(PassContext context)
    {
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            foreach (string member in Noise)
            {
                schema.Remove(member);
            }

            WrapReference(schema);
        }

        foreach (string member in (string[])["servers", "security"])
        {
            context.Document.Remove(member);
        }
    }

    /// <summary>Moves a reference with siblings into an <c>allOf</c>: strict 3.0 readers ignore what stands beside a <c>$ref</c>.</summary>
    private static void WrapReference(ObjectNode schema)
    {
        if (schema["$ref"] is { } reference && schema.Members.Count > 1)
        {
            schema.Remove("$ref");
            schema.Set("allOf", schema.Array(schema.Object(("$ref", reference))));
        }
    }
}
