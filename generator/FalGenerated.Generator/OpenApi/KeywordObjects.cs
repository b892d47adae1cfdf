using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.OpenApi;

/// <summary>Finds the objects of a document whose members are keywords, and only them: inside data and in a map of names, a keyword is a name like any other.</summary>
internal static class KeywordObjects
{
    /// <summary>Members that hold data.</summary>
    private static readonly HashSet<string> Data = new(StringComparer.Ordinal) { "example", "default", "enum", "const", "value" };

    /// <summary>Members whose own members are names, not keywords.</summary>
    private static readonly HashSet<string> NameMaps = new(StringComparer.Ordinal)
    {
        "properties", "patternProperties", "schemas", "responses", "parameters", "examples", "requestBodies", "headers",
        "securitySchemes", "links", "callbacks", "pathItems", "paths", "webhooks", "$defs", "definitions", "content", "variables", "encoding", "dependentSchemas",
    };

    /// <summary>The objects of a document or of a part of it, that part included; it is no map of names.</summary>
    public static IEnumerable<ObjectNode> In(Node node) => Visit(node, isNameMap: false);

    private static IEnumerable<ObjectNode> Visit(Node node, bool isNameMap)
    {
        if (!isNameMap && node is ObjectNode holder)
        {
            yield return holder;
        }

        IEnumerable<ObjectNode> below = node switch
        {
            ObjectNode map => map.Members.Where(member => isNameMap || !IsData(member)).SelectMany(member => Visit(member.Value, !isNameMap && NameMaps.Contains(member.Key))),
            ArrayNode list => list.Items.SelectMany(item => Visit(item, isNameMap: false)),
            _ => [],
        };
        foreach (ObjectNode found in below)
        {
            yield return found;
        }
    }

    private static bool IsData(Member member) =>
        Data.Contains(member.Key) || member.Key.StartsWith("x-", StringComparison.Ordinal) || (member.Key == "examples" && member.Value is ArrayNode);
}
