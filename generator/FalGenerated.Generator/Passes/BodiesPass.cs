using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// The input and the result of a job are reference types that are never null: the SDK's endpoints ask for that. An object is a class even
/// where the contract lists no member of it, because members may come with its next version; a bare text, number or flag is any value.
/// </summary>
internal static class BodiesPass
{
    public static void Apply(PassContext context)
    {
        foreach (string component in new[] { EndpointPass.InputOf(context), EndpointPass.OutputOf(context) }.OfType<string>())
        {
            Shape(context, component, []);
        }
    }

    private static void Shape(PassContext context, string component, HashSet<string> seen)
    {
        ObjectNode schema = (ObjectNode)context.Schemas[component]!;
        schema.Remove("nullable");
        if (SchemaTree.ComponentOf(schema) is { } next && seen.Add(next))
        {
            Shape(context, next, seen);
        }
        else if (schema.TextOf("type") is "string" or "number" or "integer" or "boolean")
        {
            schema.KeepOnly("description");
        }
        else if (schema.TextOf("type") == "object" && schema.MembersOf("properties").Count == 0 && schema["additionalProperties"] is not ObjectNode)
        {
            // NSwag takes an object without members for any value and makes no class of it, unless a keyword of numbers stands there.
            schema.Set("multipleOf", schema.Number("1"));
        }
    }
}
