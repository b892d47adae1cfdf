using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>Finds references that leave the document, lead nowhere, or never end, wherever they stand.</summary>
internal static class ReferenceCheck
{
    private const int MaxListed = 20;

    public static void Run(ObjectNode root, List<Diagnostic> problems)
    {
        ReferenceResolver references = new(root);
        foreach ((_, TextNode reference) in References.In(root))
        {
            if (problems.Count >= MaxListed)
            {
                return;
            }

            Check(reference, references, problems);
        }
    }

    private static void Check(TextNode reference, ReferenceResolver references, List<Diagnostic> problems)
    {
        string text = Truncate.Of(reference.Value);
        if (!reference.Value.StartsWith('#'))
        {
            problems.Add(Diagnostic.At(reference, DiagnosticCode.ExternalReference, $"the reference '{text}' leaves the document; only a document that stands alone can be compared"));
            return;
        }

        Node? target = references.Find(reference.Value);
        if (target is null)
        {
            problems.Add(Diagnostic.At(reference, DiagnosticCode.DanglingReference, $"the reference '{text}' leads nowhere in this document; give the document as the service sends it"));
            return;
        }

        int hops = 0;
        while (target is not null && ReferenceResolver.ReferenceIn(target) is { } next && hops++ <= ReferenceResolver.MaxHops)
        {
            target = references.Find(next.Value);
        }

        if (hops > ReferenceResolver.MaxHops)
        {
            problems.Add(Diagnostic.At(reference, DiagnosticCode.EndlessReference, $"the chain of references through '{text}' never ends in a schema, or not within {ReferenceResolver.MaxHops} steps"));
        }
    }
}
