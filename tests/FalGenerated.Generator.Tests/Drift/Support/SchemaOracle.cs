using System.Globalization;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>An independent, plain reading of a schema: does a value fit? It shares no code with the normal form.</summary>
internal static class SchemaOracle
{
    /// <summary>The schema as a reader takes it: members that it does not know are passed over.</summary>
    public static Node AsRead(Node schema)
    {
        Node copy = schema.Clone();
        foreach (Node closed in Tree.Below(copy).Where(node => node is BooleanNode { Value: false } && Tree.KeyOf(node) == "additionalProperties"))
        {
            Tree.Remove(closed);
        }

        return copy;
    }

    public static bool Accepts(Node schema, Node value)
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
            && FitsList(map, value) && FitsObject(map, value)
            && (map["anyOf"] is not ArrayNode any || any.Items.Any(arm => Accepts(arm, value)))
            && (map["allOf"] is not ArrayNode all || all.Items.All(member => Accepts(member, value)));
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

    private static bool FitsValues(ObjectNode map, Node value) => (map["const"] is not { } constant || Same(constant, value)) && FitsEnum(map, value);

    private static bool FitsEnum(ObjectNode map, Node value) => map["enum"] is not ArrayNode list || list.Items.Any(item => Same(item, value));

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
            && (map["exclusiveMaximum"] is not NumberNode below || Number(number) < Number(below))
            && (map["multipleOf"] is not NumberNode step || Number(step) <= 0 || Number(number) % Number(step) == 0));

    private static bool FitsText(ObjectNode map, Node value) => value is not TextNode text
        || ((map["minLength"] is not NumberNode low || text.Value.Length >= Number(low)) && (map["maxLength"] is not NumberNode high || text.Value.Length <= Number(high)));

    private static bool FitsList(ObjectNode map, Node value) => value is not ArrayNode list
        || ((map["minItems"] is not NumberNode low || list.Items.Count >= Number(low))
            && (map["maxItems"] is not NumberNode high || list.Items.Count <= Number(high))
            && (map["items"] is not { } items || list.Items.All(item => Accepts(items, item))));

    private static bool FitsObject(ObjectNode map, Node value)
    {
        if (value is not ObjectNode given)
        {
            return true;
        }

        ObjectNode? properties = map["properties"] as ObjectNode;
        return map.ItemsOf("required").All(name => given[((TextNode)name).Value] is not null)
            && given.Members.All(member => properties?[member.Key] is { } property
                ? Accepts(property, member.Value)
                : map["additionalProperties"] is not { } more || Accepts(more, member.Value));
    }

    private static decimal Number(NumberNode number) => decimal.Parse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
