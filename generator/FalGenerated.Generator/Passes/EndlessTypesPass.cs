using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>A component that lists, maps and references alone lead back to has no C# type, and NSwag would end in an overflow of its stack.</summary>
internal static class EndlessTypesPass
{
    public static void Apply(PassContext context)
    {
        foreach ((string component, Node schema) in context.Schemas.Members)
        {
            HashSet<string> passed = [];
            string? next = Inner((ObjectNode)schema);
            while (next is not null && next != component && passed.Add(next))
            {
                next = Inner((ObjectNode)context.Schemas[next]!);
            }

            if (next == component)
            {
                context.Refuse(schema, DiagnosticCode.EndlessReference, $"'{component}' holds nothing but itself, which is no C# type; replace the inner reference in the overlay");
            }
        }
    }

    /// <summary>The component that a schema is, is a list of, or is a map of; null for an object, which is a type of its own.</summary>
    private static string? Inner(ObjectNode schema)
    {
        Node? held = schema["items"] ?? (schema.TryGet("properties", out _) ? null : schema["additionalProperties"]);
        return SchemaTree.ComponentOf(schema) ?? (held is ObjectNode inner ? Inner(inner) : null);
    }
}
