using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Passes;

/// <summary>Refuses documents without what every later step relies on: OpenAPI 3, paths, schemas, and references that lead somewhere.</summary>
internal static class DocumentGuard
{
    /// <summary>Opens a document whose references are all good.</summary>
    /// <exception cref="DiagnosticException">The document is refused; every reason is listed.</exception>
    public static PassContext Open(Node document, EndpointId endpoint)
    {
        PassContext context = OpenUnchecked(document, endpoint);
        CheckReferences(context);
        context.ThrowIfRefused();
        return context;
    }

    /// <summary>Opens a document whose references an overlay may still correct.</summary>
    /// <exception cref="DiagnosticException">The document is refused.</exception>
    public static PassContext OpenUnchecked(Node document, EndpointId endpoint)
    {
        if (document is not ObjectNode root || root.TextOf("openapi")?.StartsWith("3.", StringComparison.Ordinal) != true)
        {
            throw Refusal(document, "this is no OpenAPI 3 document (no \"openapi\": \"3.…\"); the service may have answered with an error: fetch it again");
        }

        if (root["paths"] is not ObjectNode { Members.Count: > 0 })
        {
            throw Refusal(root["paths"] ?? root, "the document has no paths, so there is nothing to call; some hand-made documents are like that, and need their paths in the pin");
        }

        if ((root["components"] as ObjectNode)?["schemas"] is not ObjectNode)
        {
            throw Refusal(root["components"] ?? root, "the document has no components/schemas, so it is not in the shape in which the service publishes queue documents");
        }

        return new(root, endpoint);
    }

    private static void CheckReferences(PassContext context)
    {
        foreach ((_, TextNode reference) in References.In(context.Document))
        {
            string? pointer = JsonPointer.FromLocalReference(reference.Value);
            if (pointer is null)
            {
                context.Refuse(reference, DiagnosticCode.DanglingReference, $"'{reference.Value}' leads out of the document; put the schema under components/schemas");
            }
            else if (JsonPointer.Find(context.Document, pointer) is null)
            {
                context.Refuse(reference, DiagnosticCode.DanglingReference, $"'{reference.Value}' leads nowhere; add the schema or correct the reference");
            }
        }
    }

    private static DiagnosticException Refusal(Node at, string message) => new([Diagnostic.At(at, DiagnosticCode.NotOpenApi, message)]);
}
