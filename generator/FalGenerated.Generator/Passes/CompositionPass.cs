using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// An <c>allOf</c> of several parts, or beside own properties, is merged into one flat object: NSwag would make a base class of a part.
/// One reference alone stays: it names the type of a property. One inline part alone is as if it stood there itself.
/// </summary>
internal static class CompositionPass
{
    public static void Apply(PassContext context)
    {
        // First, so that what is merged below holds none any more.
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            while (schema.ItemsOf("allOf") is [ObjectNode only] && !only.TryGet("$ref", out _))
            {
                schema.Remove("allOf");
                Merge(schema, only);
            }
        }

        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            Flatten(context, schema, []);
        }
    }

    private static void Flatten(PassContext context, ObjectNode schema, HashSet<string> open)
    {
        if (schema["allOf"] is not ArrayNode parts || (parts.Items.Count == 1 && !schema.TryGet("properties", out _)))
        {
            return;
        }

        schema.Remove("allOf");
        foreach (ObjectNode part in parts.Items.OfType<ObjectNode>())
        {
            string? component = SchemaTree.ComponentOf(part);
            if (component is not null && !open.Add(component))
            {
                context.Refuse(part, DiagnosticCode.DanglingReference, $"'{component}' is composed of itself; take the part out in the overlay");
                return;
            }

            ObjectNode source = component is null ? part : (ObjectNode)context.Schemas[component]!.Clone();
            Flatten(context, source, open);
            Merge(schema, source);
        }
    }

    /// <summary>The part's nodes move: the walk has them on its list already.</summary>
    private static void Merge(ObjectNode schema, ObjectNode part)
    {
        foreach ((string name, Node value) in part.Members)
        {
            if (name is "properties" && schema[name] is ObjectNode properties)
            {
                foreach ((string property, Node definition) in ((ObjectNode)value).Members.Where(member => !properties.TryGet(member.Key, out _)))
                {
                    properties.Set(property, definition);
                }
            }
            else if (name is "required" or "x-fal-order-properties" && schema[name] is ArrayNode list)
            {
                foreach (Node item in ((ArrayNode)value).Items)
                {
                    list.Add(item);
                }
            }
            else if (!schema.TryGet(name, out _) && name is not "title")
            {
                schema.Set(name, value);
            }
        }
    }
}
