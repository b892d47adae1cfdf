using System.Globalization;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>Makes schemas, edits of them, and values that a schema describes, by lot.</summary>
internal sealed class SchemaSampler(Random random)
{
    private static readonly string[] Names = ["a", "b", "c"];

    /// <summary>Values for schemas that do not say of which kind they are.</summary>
    private static readonly string[] AnyValues = ["1", "1.5", "-3", "\"a\"", "\"xxxx\"", "true", "null", "[]", "[1]", "{}", "{\"a\":1}", "{\"z\":\"x\"}"];

    /// <summary>Constraints that stand beside a union or without a type.</summary>
    private static readonly string[] Loose = ["\"minimum\":2", "\"maximum\":4", "\"maxLength\":3", "\"minLength\":1", "\"type\":\"string\"", "\"type\":\"object\""];

    public string Schema(int depth)
    {
        string schema = random.Next(depth > 0 ? 14 : 8) switch
        {
            0 => Flat("string", Maybe("minLength", 0, 3), Maybe("maxLength", 2, 6)),
            1 => Flat("integer", Maybe("minimum", -2, 2), Maybe("maximum", 3, 8), Maybe("multipleOf", 1, 4)),
            2 => Flat("number", Maybe("exclusiveMinimum", -2, 2), Maybe("maximum", 3, 8), Maybe("exclusiveMaximum", 3, 8)),
            3 => Flat("boolean"),
            4 => $$"""{"type":"string",{{Enum(Names.Select(name => $"\"{name}\""))}}}""",
            5 => $$"""{"type":"integer",{{Enum(Enumerable.Range(1, 4).Select(value => value.ToString(CultureInfo.InvariantCulture)))}}}""",
            6 => $$"""{{{Enum(["1", "\"a\"", "null", "true", "1.5", "2.0"])}}}""",
            7 => random.Next(3) == 0 ? """{"const":"a"}""" : $$"""{{{Loose[random.Next(4)]}}}""",
            8 => Flat("array", "\"items\":" + Schema(depth - 1), Maybe("minItems", 0, 2), Maybe("maxItems", 2, 4)),
            9 => $$"""{"anyOf":[{{Schema(depth - 1)}},{{Schema(depth - 1)}}]}""",
            10 => $$"""{"anyOf":[{{Schema(depth - 1)}},{{Schema(depth - 1)}}],{{Loose[random.Next(Loose.Length)]}}}""",
            11 => $$"""{"allOf":[{{Schema(depth - 1)}},{{Schema(depth - 1)}}]}""",
            12 => $$"""{"type":[{{Some(["\"string\"", "\"integer\"", "\"number\"", "\"null\"", "\"array\""])}}],"minimum":{{random.Next(3)}},"maxLength":{{random.Next(1, 4)}}}""",
            _ => Object(depth),
        };
        return random.Next(8) switch
        {
            0 => $$"""{"anyOf":[{{schema}},{"type":"null"}]}""",
            1 => $$"""{{schema[..^1]}},"nullable":true}""",
            _ => schema,
        };
    }

    /// <summary>The same schema with one part replaced, moved or taken away.</summary>
    public string Edited(string schema)
    {
        Node root = Tree.Parse(schema);
        List<Node> nodes = [.. Tree.Below(root)];
        Node node = nodes[random.Next(nodes.Count)];
        if (node is NumberNode number)
        {
            Tree.Replace(node, new NumberNode(node.Source, node.Offset, (decimal.Parse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture) + random.Next(-2, 3)).ToString(CultureInfo.InvariantCulture)));
        }
        else if (node is ObjectNode && Tree.KeyOf(node) is not ("properties"))
        {
            Tree.Replace(node, Tree.Parse(Schema(1)));
        }
        else if (Tree.KeyOf(node) is not ("type" or "properties"))
        {
            Tree.Remove(node);
        }

        return Tree.Write(root);
    }

    /// <summary>A value as the schema describes it, or now and then any other one.</summary>
    public string Value(Node schema)
    {
        ObjectNode map = (ObjectNode)schema;
        if (map.ItemsOf("anyOf").Concat(map.ItemsOf("allOf")).ToList() is { Count: > 0 } parts)
        {
            return Value(parts[random.Next(parts.Count)]);
        }

        if (map["enum"] is ArrayNode { Items.Count: > 0 } values)
        {
            return Tree.Write(values.Items[random.Next(values.Items.Count)]).Trim();
        }

        return map["nullable"] is not null && random.Next(4) == 0 ? "null" : TypeOf(map) switch
        {
            "string" => random.Next(4) == 0 ? "\"a\"" : '"' + new string('x', random.Next(8)) + '"',
            "integer" => random.Next(-4, 11).ToString(CultureInfo.InvariantCulture),
            "number" => (random.Next(-8, 22) / 2m).ToString(CultureInfo.InvariantCulture),
            "boolean" => "true",
            "array" => $"[{string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ => map["items"] is { } items ? Value(items) : "1"))}]",
            "object" => ObjectValue(map),
            "null" => "null",
            _ => AnyValues[random.Next(AnyValues.Length)],
        };
    }

    private string? TypeOf(ObjectNode map) => random.Next(8) == 0 ? null : map["type"] switch
    {
        TextNode text => text.Value,
        ArrayNode { Items.Count: > 0 } list => ((TextNode)list.Items[random.Next(list.Items.Count)]).Value,
        _ => null,
    };

    private string ObjectValue(ObjectNode map)
    {
        List<string> members = [.. map.MembersOf("properties").Where(_ => random.Next(4) > 0).Select(property => $"\"{property.Key}\":{Value(property.Value)}")];
        if (map["additionalProperties"] is ObjectNode more)
        {
            members.Add("\"z\":" + Value(more));
        }

        return "{" + string.Join(',', members) + "}";
    }

    private string Object(int depth)
    {
        string properties = string.Join(',', Names.Where(_ => random.Next(3) > 0).Select(name => $"\"{name}\":{Schema(depth - 1)}"));
        string required = string.Join(',', Names.Where(name => properties.Contains($"\"{name}\":", StringComparison.Ordinal) && random.Next(3) == 0).Select(name => $"\"{name}\""));
        string more = random.Next(5) switch { 0 => ",\"additionalProperties\":false", 1 => ",\"additionalProperties\":" + Schema(depth - 1), _ => "" };
        return $$$"""{"type":"object","properties":{{{{properties}}} },"required":[{{{required}}}]{{{more}}}}""";
    }

    private string Enum(IEnumerable<string> values) => $"\"enum\":[{Some([.. values])}]";

    private string Some(string[] items) => string.Join(',', items.Where(_ => random.Next(2) == 0).DefaultIfEmpty(items[0]));

    private string Maybe(string keyword, int low, int high) =>
        random.Next(2) == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\"{keyword}\":{random.Next(low, high)}");

    private static string Flat(string type, params string[] more) => $"{{\"type\":\"{type}\"{string.Concat(more.Where(part => part.Length > 0).Select(part => "," + part))}}}";
}
