using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.OpenApi;

/// <summary>Finds the references of a document, and only them: inside data, <c>$ref</c> is a name like any other.</summary>
internal static class References
{
    /// <summary>Every object below a document or a part of it that holds a <c>$ref</c>; the part itself is no map of names.</summary>
    public static IEnumerable<(ObjectNode Holder, TextNode Reference)> In(Node node) =>
        from holder in KeywordObjects.In(node)
        where holder["$ref"] is TextNode
        select (holder, (TextNode)holder["$ref"]!);
}
