using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// A value beside the address of a result may be missing, whatever the contract demands, and missing is not 0: values of types that only
/// answers have become nullable. Texts, objects and addresses stay demanded, and so does every member that a caller has to give.
/// </summary>
internal static class OutputMembersPass
{
    private static readonly string[] ValueTypes = ["number", "integer", "boolean"];

    public static void Apply(PassContext context)
    {
        HashSet<string> sent = Reachable(context, EndpointPass.InputOf(context));
        foreach (string component in Reachable(context, EndpointPass.OutputOf(context)).Except(sent))
        {
            if (context.Schemas[component] is not ObjectNode schema || schema["required"] is not ArrayNode required)
            {
                continue;
            }

            foreach (TextNode name in required.Items.OfType<TextNode>().ToArray())
            {
                if (schema["properties"] is ObjectNode properties && properties[name.Value] is ObjectNode property && IsValue(context, property))
                {
                    required.Remove(name);
                    property.Set("nullable", property.Boolean(true));
                }
            }

            if (required.Items.Count == 0)
            {
                schema.Remove("required");
            }
        }
    }

    /// <summary>Numbers and flags, and open enums, which are structs.</summary>
    private static bool IsValue(PassContext context, ObjectNode property)
    {
        ObjectNode schema = SchemaTree.ComponentOf(property) is { } component && context.Schemas[component] is ObjectNode referred ? referred : property;
        return ValueTypes.Contains(schema.TextOf("type")) || schema.TryGet("enum", out _);
    }

    private static HashSet<string> Reachable(PassContext context, string? root)
    {
        HashSet<string> found = [];
        Queue<string> open = new(root is null ? [] : [root]);
        while (open.TryDequeue(out string? component))
        {
            if (found.Add(component) && context.Schemas[component] is ObjectNode schema)
            {
                foreach (string next in SchemaTree.Within(schema).Select(SchemaTree.ComponentOf).OfType<string>())
                {
                    open.Enqueue(next);
                }
            }
        }

        return found;
    }
}
