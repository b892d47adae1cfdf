namespace FalGenerated.Generator.Json;

/// <summary>Makes nodes that stand at the place of the node they come from, so that a later refusal still names a line of a real file.</summary>
internal static class NodeFactory
{
    public static TextNode Text(this Node near, string value) => new(near.Source, near.Offset, value);

    public static NumberNode Number(this Node near, string text) => new(near.Source, near.Offset, text);

    public static BooleanNode Boolean(this Node near, bool value) => new(near.Source, near.Offset, value);

    public static ArrayNode Array(this Node near, params IEnumerable<Node> items)
    {
        ArrayNode list = new(near.Source, near.Offset);
        foreach (Node item in items)
        {
            list.Add(item);
        }

        return list;
    }

    public static ObjectNode Object(this Node near, params IEnumerable<(string Name, Node Value)> members)
    {
        ObjectNode map = new(near.Source, near.Offset);
        foreach ((string name, Node value) in members)
        {
            map.Set(name, value);
        }

        return map;
    }

    /// <summary>The text of a member, or null when the member is absent or no text.</summary>
    public static string? TextOf(this ObjectNode map, string name) => (map[name] as TextNode)?.Value;

    /// <summary>The items of an array member; none when the member is absent or no array.</summary>
    public static IReadOnlyList<Node> ItemsOf(this ObjectNode map, string name) => (map[name] as ArrayNode)?.Items ?? [];

    /// <summary>The members of an object member; none when the member is absent or no object.</summary>
    public static IReadOnlyList<Member> MembersOf(this ObjectNode map, string name) => (map[name] as ObjectNode)?.Members ?? [];
}
