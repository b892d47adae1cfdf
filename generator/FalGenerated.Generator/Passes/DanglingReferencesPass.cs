using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Passes;

/// <summary>A reference to a schema that leads nowhere becomes any value, with a warning; an overlay that brings the schema comes before.</summary>
internal static class DanglingReferencesPass
{
    public static void Apply(PassContext context)
    {
        foreach ((ObjectNode holder, TextNode reference) in DanglingReferences.In(context.Document))
        {
            context.Warn(reference, DiagnosticCode.DanglingReference, $"'{Truncate.Of(reference.Value)}' leads nowhere; add the schema or correct the reference in overlay.json: until then any value fits here");
            if (DanglingReferences.IsBody(holder) && SchemaTree.ComponentIn(reference.Value) is { } name)
            {
                // An input or a result needs a name, which the generated classes get theirs from.
                context.Schemas.Set(name, reference.Object());
            }
            else
            {
                holder.Remove("$ref");
            }
        }
    }
}
