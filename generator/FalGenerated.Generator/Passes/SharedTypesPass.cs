using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// The queue's own types are the same for every endpoint and exist once, by hand, in the library.
/// Here their schemas are emptied, so that nothing is generated for their members; nswag.json excludes the names themselves.
/// </summary>
internal static class SharedTypesPass
{
    private const string Prefix = SchemaTree.ComponentPrefix;

    public static void Apply(PassContext context)
    {
        PointAt(context, "Submit", "QueueStatus");
        PointAt(context, "GetStatus", "QueueStatus");
        PointAt(context, "Cancel", "CancelResponse");
    }

    private static void PointAt(PassContext context, string role, string type)
    {
        foreach ((_, _, ObjectNode operation) in context.Operations.Where(found => found.Operation.TextOf("operationId") == role))
        {
            foreach ((_, Node response) in operation.MembersOf("responses"))
            {
                if (ResponsesPass.JsonSchema(response) is { } schema)
                {
                    ((ObjectNode)schema.Parent!).Set("schema", schema.Object(("$ref", schema.Text(Prefix + type))));
                }
            }
        }

        Empty(context, type);
    }

    /// <summary>Leaves of a component no more than its name.</summary>
    public static void Empty(PassContext context, string component)
    {
        Node old = context.Schemas[component] ?? context.Schemas;

        // One member has to stay: NSwag takes an object without members for any value.
        ObjectNode stub = old.Object(("value", old.Object(("type", old.Text("string")))));
        ObjectNode empty = old.Object(("type", old.Text("object")), ("properties", stub));
        if ((old as ObjectNode)?["x-csharp-name"] is TextNode name)
        {
            empty.Set("x-csharp-name", name.Clone());
        }

        context.Schemas.Set(component, empty);
    }
}
