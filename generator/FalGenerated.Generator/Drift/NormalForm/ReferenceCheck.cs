using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>Finds references that leave the document, lead nowhere, or never end, wherever they stand.</summary>
internal static class ReferenceCheck
{
    private const int MaxListed = 20;

    /// <summary>Members that hold data, in which <c>$ref</c> is a name like any other.</summary>
    private static readonly HashSet<string> Data = new(StringComparer.Ordinal) { "example", "default", "enum", "const", "value" };

    /// <summary>Members whose own members are names, not keywords.</summary>
    private static readonly HashSet<string> NameMaps = new(StringComparer.Ordinal)
    {
        "properties", "patternProperties", "schemas", "responses", "parameters", "examples", "requestBodies", "headers",
        "securitySchemes", "links", "callbacks", "pathItems", "paths", "webhooks", "$defs", "definitions", "content", "variables", "encoding", "dependentSchemas",
    };

    public static void Run(ObjectNode root, List<Diagnostic> problems) => Visit(root, new ReferenceResolver(root), isNameMap: false, problems);

    private static void Visit(Node node, ReferenceResolver references, bool isNameMap, List<Diagnostic> problems)
    {
        if (problems.Count >= MaxListed)
        {
            return;
        }

        switch (node)
        {
            case ObjectNode map:
                if (!isNameMap && map["$ref"] is TextNode reference)
                {
                    Check(reference, references, problems);
                }

                foreach ((string key, Node value) in map.Members)
                {
                    if (isNameMap || !IsData(key, value))
                    {
                        Visit(value, references, !isNameMap && NameMaps.Contains(key), problems);
                    }
                }

                break;
            case ArrayNode list:
                foreach (Node item in list.Items)
                {
                    Visit(item, references, isNameMap: false, problems);
                }

                break;
            default:
                break;
        }
    }

    private static bool IsData(string key, Node value) =>
        Data.Contains(key) || key.StartsWith("x-", StringComparison.Ordinal) || (key == "examples" && value is ArrayNode);

    private static void Check(TextNode reference, ReferenceResolver references, List<Diagnostic> problems)
    {
        string text = Excerpt.Of(reference.Value);
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
