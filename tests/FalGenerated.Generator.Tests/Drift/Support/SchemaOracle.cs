using System.Globalization;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>An independent, plain reading of a schema: does a value fit? It shares no code with the normal form.</summary>
internal static class SchemaOracle
{
    public static bool Accepts(Node schema, Node value) => Accepts(schema, value, closed: false);

    /// <summary>Whether the schema describes the value: it fits, and has no member that the schema merely lets pass unnamed.</summary>
    public static bool Describes(Node schema, Node value) => Accepts(schema, value, closed: true);

    private static bool Accepts(Node schema, Node value, bool closed)
    {
        if (schema is BooleanNode always)
        {
            return always.Value;
        }

        ObjectNode map = (ObjectNode)schema;
        if (value is NullNode && map["nullable"] is BooleanNode { Value: true })
        {
            return true;
        }

        return FitsType(map, value) && FitsValues(map, value) && FitsNumber(map, value) && FitsText(map, value)
            && FitsList(map, value, closed) && FitsObject(map, value, closed)
            && (map["anyOf"] is not ArrayNode any || any.Items.Any(arm => Accepts(arm, value, closed)))
            && (map["allOf"] is not ArrayNode all || all.Items.All(member => Accepts(member, value, closed)));
    }

    private static bool FitsType(ObjectNode map, Node value) => map["type"] switch
    {
        TextNode text => IsOf(text.Value, value),
        ArrayNode list => list.Items.Any(item => IsOf(((TextNode)item).Value, value)),
        _ => true,
    };

    private static bool IsOf(string type, Node value) => type switch
    {
        "string" => value is TextNode,
        "number" => value is NumberNode,
        "integer" => value is NumberNode number && decimal.IsInteger(Number(number)),
        "boolean" => value is BooleanNode,
        "array" => value is ArrayNode,
        "object" => value is ObjectNode,
        _ => value is NullNode,
    };

    private static bool FitsValues(ObjectNode map, Node value) => map["enum"] is not ArrayNode list || list.Items.Any(item => Same(item, value));

    private static bool Same(Node one, Node other) => (one, other) switch
    {
        (NumberNode left, NumberNode right) => Number(left) == Number(right),
        (TextNode left, TextNode right) => left.Value == right.Value,
        (BooleanNode left, BooleanNode right) => left.Value == right.Value,
        (NullNode, NullNode) => true,
        _ => false,
    };

    private static bool FitsNumber(ObjectNode map, Node value) => value is not NumberNode number
        || ((map["minimum"] is not NumberNode low || Number(number) >= Number(low))
            && (map["maximum"] is not NumberNode high || Number(number) <= Number(high))
            && (map["exclusiveMinimum"] is not NumberNode above || Number(number) > Number(above))
            && (map["multipleOf"] is not NumberNode step || Number(number) % Number(step) == 0));

    private static bool FitsText(ObjectNode map, Node value) => value is not TextNode text
        || ((map["minLength"] is not NumberNode low || text.Value.Length >= Number(low)) && (map["maxLength"] is not NumberNode high || text.Value.Length <= Number(high)));

    private static bool FitsList(ObjectNode map, Node value, bool closed) => value is not ArrayNode list
        || ((map["minItems"] is not NumberNode low || list.Items.Count >= Number(low))
            && (map["maxItems"] is not NumberNode high || list.Items.Count <= Number(high))
            && (map["items"] is not { } items || list.Items.All(item => Accepts(items, item, closed))));

    private static bool FitsObject(ObjectNode map, Node value, bool closed)
    {
        if (value is not ObjectNode given)
        {
            return true;
        }

        ObjectNode? properties = map["properties"] as ObjectNode;
        return map.ItemsOf("required").All(name => given[((TextNode)name).Value] is not null)
            && given.Members.All(member => properties?[member.Key] is { } property
                ? Accepts(property, member.Value, closed)
                : !closed && (map["additionalProperties"] is not { } more || Accepts(more, member.Value, closed)));
    }

    private static decimal Number(NumberNode number) => decimal.Parse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
