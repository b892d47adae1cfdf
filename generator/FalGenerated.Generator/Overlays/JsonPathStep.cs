using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Overlays;

/// <summary>One step of a path: which nodes it leads to from one node.</summary>
internal abstract record JsonPathStep
{
    public abstract IEnumerable<Node> From(Node node);

    protected static IEnumerable<Node> Children(Node node) => node switch
    {
        ObjectNode map => map.Members.Select(member => member.Value),
        ArrayNode list => list.Items,
        _ => [],
    };

    /// <summary><c>.name</c>, <c>['name']</c> and <c>['a','b']</c>.</summary>
    internal sealed record Names(IReadOnlyList<string> Keys) : JsonPathStep
    {
        public override IEnumerable<Node> From(Node node) =>
            node is ObjectNode map ? Keys.Select(key => map[key]).OfType<Node>() : [];
    }

    /// <summary><c>[0]</c>; a negative index counts from the end.</summary>
    internal sealed record Index(int Position) : JsonPathStep
    {
        public override IEnumerable<Node> From(Node node)
        {
            if (node is not ArrayNode list)
            {
                return [];
            }

            int index = Position < 0 ? list.Items.Count + Position : Position;
            return index >= 0 && index < list.Items.Count ? [list.Items[index]] : [];
        }
    }

    /// <summary><c>.*</c> and <c>[*]</c>.</summary>
    internal sealed record All : JsonPathStep
    {
        public override IEnumerable<Node> From(Node node) => Children(node);
    }

    /// <summary><c>..</c> before another step: that step from the node and from everything below it.</summary>
    internal sealed record Descend(JsonPathStep Step) : JsonPathStep
    {
        public override IEnumerable<Node> From(Node node) =>
            Step.From(node).Concat(Children(node).SelectMany(From));
    }

    /// <summary><c>[?@.a.b]</c>, <c>[?@.a == 'x']</c>, <c>[?@.a != 'x']</c>, also in brackets: <c>[?(@.a == 'x')]</c>.</summary>
    internal sealed record Filter(IReadOnlyList<JsonPathStep> Path, bool Equal, string? Literal) : JsonPathStep
    {
        public override IEnumerable<Node> From(Node node) => Children(node).Where(Holds);

        private bool Holds(Node child)
        {
            Node? found = JsonPath.Follow(child, Path).FirstOrDefault();
            return Literal is null ? found is not null : (found is not null && TextOf(found) == Literal) == Equal;
        }

        /// <summary>The form in which the parser keeps literals: texts behind a quotation mark, so that '1' and 1 differ.</summary>
        private static string? TextOf(Node node) => node switch
        {
            TextNode text => "'" + text.Value,
            NumberNode number => number.Text,
            BooleanNode boolean => boolean.Value ? "true" : "false",
            NullNode => "null",
            _ => null,
        };
    }
}
