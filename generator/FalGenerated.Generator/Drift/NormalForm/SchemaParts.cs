using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>The parts that the builder gathers for one schema from all nodes that must hold at once, the place of use first.</summary>
internal sealed class SchemaParts
{
    public HashSet<Node> Seen { get; } = new(ReferenceEqualityComparer.Instance);

    public List<ObjectNode> Leaves { get; } = [];

    /// <summary>Leaves whose list of types became a union: their keywords of one type live in its arms.</summary>
    public HashSet<Node> SplitByType { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Components met first on each way down from the place of use.</summary>
    public HashSet<string> Components { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<Node>> Properties { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Node> Required { get; } = new(StringComparer.Ordinal);

    public List<Node> Additional { get; } = [];

    public List<Node> Items { get; } = [];

    /// <summary>Values of keywords that only refuse, by their place: the keyword, and its values by their text.</summary>
    public SortedList<string, (string Keyword, SortedList<string, Node> Values)> Refusals { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a keyword that refuses; null for one that asks nothing.</summary>
    public void Refuse(string keyword, string place, Node? value)
    {
        if (value is null)
        {
            return;
        }

        if (!Refusals.TryGetValue(place, out (string Keyword, SortedList<string, Node> Values) known))
        {
            Refusals.Add(place, known = (keyword, new(StringComparer.Ordinal)));
        }

        known.Values.TryAdd(Literal.Of(value), value);
    }
}
