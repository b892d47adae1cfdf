using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.OpenApi;

/// <summary>Finds the references of a document, and only them: inside data, <c>$ref</c> is a name like any other.</summary>
internal static class References
{
    /// <summary>Members that hold data.</summary>
    private static readonly HashSet<string> Data = new(StringComparer.Ordinal) { "example", "default", "enum", "const", "value" };

    /// <summary>Members whose own members are names, not keywords.</summary>
    private static readonly HashSet<string> NameMaps = new(StringComparer.Ordinal)
    {
        "properties", "patternProperties", "schemas", "responses", "parameters", "examples", "requestBodies", "headers",
        "securitySchemes", "links", "callbacks", "pathItems", "paths", "webhooks", "$defs", "definitions", "content", "variables", "encoding", "dependentSchemas",
    };

    /// <summary>Every object below a document or a part of it that holds a <c>$ref</c>; the part itself is no map of names.</summary>
    public static IEnumerable<(ObjectNode Holder, TextNode Reference)> In(Node node) => Visit(node, isNameMap: false);

    private static IEnumerable<(ObjectNode Holder, TextNode Reference)> Visit(Node node, bool isNameMap)
    {
        if (!isNameMap && node is ObjectNode holder && holder["$ref"] is TextNode reference)
        {
            yield return (holder, reference);
        }

        IEnumerable<(ObjectNode, TextNode)> below = node switch
        {
            ObjectNode map => map.Members.Where(member => isNameMap || !IsData(member)).SelectMany(member => Visit(member.Value, !isNameMap && NameMaps.Contains(member.Key))),
            ArrayNode list => list.Items.SelectMany(item => Visit(item, isNameMap: false)),
            _ => [],
        };
        foreach ((ObjectNode Holder, TextNode Reference) found in below)
        {
            yield return found;
        }
    }

    private static bool IsData(Member member) =>
        Data.Contains(member.Key) || member.Key.StartsWith("x-", StringComparison.Ordinal) || (member.Key == "examples" && member.Value is ArrayNode);
}
