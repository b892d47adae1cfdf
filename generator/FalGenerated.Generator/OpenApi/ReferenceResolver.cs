using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.OpenApi;

/// <summary>Follows local references. Every reference was checked when the document was opened, so a miss here is one that stands where OpenAPI has none.</summary>
internal sealed class ReferenceResolver(Node root)
{
    /// <summary>More references in one chain than this are refused.</summary>
    public const int MaxHops = 100;

    private readonly Dictionary<string, Node?> found = new(StringComparer.Ordinal);

    /// <summary>The text of a reference object, or null when the node is none.</summary>
    public static TextNode? ReferenceIn(Node node) => (node as ObjectNode)?["$ref"] as TextNode;

    /// <exception cref="DiagnosticException">Nothing stands there.</exception>
    public Node Target(TextNode reference) =>
        Find(reference.Value) ?? throw Refusal.Of(reference, DiagnosticCode.DanglingReference, $"the reference '{Truncate.Of(reference.Value)}' leads nowhere in this document; give the document as the service sends it");

    /// <summary>The first node in a chain of references that is no reference object itself.</summary>
    public Node Follow(Node node)
    {
        for (int hops = 0; ReferenceIn(node) is { } reference; hops++)
        {
            if (hops > MaxHops)
            {
                throw Refusal.Of(reference, DiagnosticCode.EndlessReference, $"the chain of references through '{Truncate.Of(reference.Value)}' does not end within {MaxHops} steps");
            }

            node = Target(reference);
        }

        return node;
    }

    /// <summary>The node that a local reference names; null when there is none or when it is not local.</summary>
    public Node? Find(string reference)
    {
        if (!found.TryGetValue(reference, out Node? target))
        {
            target = JsonPointer.FromLocalReference(reference) is { } pointer ? JsonPointer.Find(root, pointer) : null;
            found.Add(reference, target);
        }

        return target;
    }
}
