using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Overlays;

/// <summary>
/// The part of RFC 9535 that overlays need: names, indexes, wildcards, descent and one comparison in a filter.
/// Libraries disagree exactly there: one refuses <c>[?@.name=='x']</c>, and its <c>[*]</c> does not match the members of an object.
/// </summary>
internal sealed class JsonPath(IReadOnlyList<JsonPathStep> steps)
{
    /// <exception cref="FormatException">The text is no path of the supported form; the message says where.</exception>
    public static JsonPath Parse(string text) => new(new JsonPathParser(text).Parse());

    /// <summary>The matching nodes, each once, in the order of the document.</summary>
    public IReadOnlyList<Node> Select(Node root) => [.. Follow(root, steps).Distinct()];

    internal static IEnumerable<Node> Follow(Node root, IReadOnlyList<JsonPathStep> steps)
    {
        IEnumerable<Node> nodes = [root];
        foreach (JsonPathStep step in steps)
        {
            nodes = nodes.SelectMany(step.From);
        }

        return nodes;
    }
}
