using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Rules;

/// <summary>The input and the result are classes even where the contract lists no member of them: members may come with its next version.</summary>
internal static class BodiesRule
{
    public static void Apply(RuleContext context)
    {
        foreach (string component in new[] { EndpointRule.InputOf(context), EndpointRule.OutputOf(context) }.OfType<string>())
        {
            ObjectNode body = Target(context, component, []);
            if (body.TextOf("type") == "object" && body.MembersOf("properties").Count == 0 && body["additionalProperties"] is not ObjectNode)
            {
                // NSwag takes an object without members for any value and makes no class of it, unless a keyword of numbers stands there.
                body.Set("multipleOf", body.Number("1"));
            }
        }
    }

    /// <summary>The schema itself, where a component only refers to another one.</summary>
    private static ObjectNode Target(RuleContext context, string component, HashSet<string> seen)
    {
        ObjectNode schema = (ObjectNode)context.Schemas[component]!;
        return seen.Add(component) && SchemaTree.ComponentOf(schema) is { } next ? Target(context, next, seen) : schema;
    }
}
