using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Passes;

/// <summary>Takes out schemas that no operation reaches: after the shared types and the failures are gone, much of a document is unused.</summary>
internal static class UnusedSchemasPass
{
    public static void Apply(PassContext context)
    {
        HashSet<string> used = [];
        Queue<Node> open = new([context.Paths]);
        while (open.TryDequeue(out Node? node))
        {
            foreach (string component in References.In(node).Select(found => SchemaTree.ComponentOf(found.Holder)).OfType<string>().Where(used.Add))
            {
                open.Enqueue(context.Schemas[component]!);
            }
        }

        foreach (string component in context.Schemas.Members.Select(member => member.Key).Where(name => !used.Contains(name)).ToArray())
        {
            context.Schemas.Remove(component);
        }
    }
}
