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
        }

        foreach (string member in (string[])["servers", "security"])
        {
            context.Document.Remove(member);
        }
    }
}
