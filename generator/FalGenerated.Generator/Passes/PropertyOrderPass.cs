using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>Orders properties by <c>x-fal-order-properties</c>: the service shuffles the object itself with every publication.</summary>
internal static class PropertyOrderPass
{
    public static void Apply(PassContext context)
    {
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            if (schema["properties"] is not ObjectNode properties)
            {
                continue;
            }

            List<string> order = [.. schema.ItemsOf("x-fal-order-properties").OfType<TextNode>().Select(name => name.Value)];

            // Names that the list forgot go last, in an order that does not depend on the shuffle.
            order.AddRange(properties.Members.Select(member => member.Key).Except(order).Order(StringComparer.Ordinal));
            properties.Sort(order.IndexOf);
        }
    }
}
