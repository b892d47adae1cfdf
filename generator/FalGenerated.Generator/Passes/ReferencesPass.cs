using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// A reference to a place inside a component, or to any that is no component, is replaced by what stands there: only components become types.
/// </summary>
internal static class ReferencesPass
{
    public static void Apply(PassContext context)
    {
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            Replace(context, schema, []);
        }
    }

    private static void Replace(PassContext context, ObjectNode schema, string[] open)
    {
        if (schema["$ref"] is not TextNode reference || SchemaTree.ComponentIn(reference.Value) is not null)
        {
            return;
        }

        string pointer = JsonPointer.FromLocalReference(reference.Value)!;
        if (JsonPointer.Find(context.Document, pointer) is not ObjectNode target)
        {
            context.Refuse(reference, DiagnosticCode.DanglingReference, $"'{reference.Value}' leads to no schema; correct the reference in the overlay");
            return;
        }

        if (open.Contains(pointer))
        {
            context.Refuse(reference, DiagnosticCode.EndlessReference, $"'{reference.Value}' comes back to itself; put the schema under components/schemas in the overlay and refer to it there");
            return;
        }

        // The target may be this very schema, or one that holds it.
        ObjectNode copy = (ObjectNode)target.Clone();
        schema.Remove("$ref");
        foreach ((string name, Node value) in copy.Members.Where(member => !schema.TryGet(member.Key, out _)))
        {
            schema.Set(name, value);
        }

        foreach (ObjectNode inner in SchemaTree.Within(schema).ToArray())
        {
            Replace(context, inner, [.. open, pointer]);
        }
    }
}
