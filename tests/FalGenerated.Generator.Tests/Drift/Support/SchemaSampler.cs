using System.Globalization;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>Makes schemas, edits of them, and values that a schema describes, by lot.</summary>
internal sealed class SchemaSampler(Random random)
{
    private static readonly string[] Names = ["a", "b", "c"];

    public string Schema(int depth)
    {
        string schema = random.Next(depth > 0 ? 9 : 6) switch
        {
            0 => Flat("string", Maybe("minLength", 0, 3), Maybe("maxLength", 2, 6)),
            1 => Flat("integer", Maybe("minimum", -2, 2), Maybe("maximum", 3, 8), Maybe("multipleOf", 1, 3)),
            2 => Flat("number", Maybe("exclusiveMinimum", -2, 2), Maybe("maximum", 3, 8)),
            3 => Flat("boolean"),
            4 => $$"""{"type":"string","enum":[{{string.Join(',', Names.Where(_ => random.Next(2) == 0).DefaultIfEmpty("a").Select(name => $"\"{name}\""))}}]}""",
            5 => $$"""{"type":"integer","enum":[{{string.Join(',', Enumerable.Range(1, 4).Where(_ => random.Next(2) == 0).DefaultIfEmpty(1))}}]}""",
            6 => Flat("array", "\"items\":" + Schema(depth - 1), Maybe("minItems", 0, 2), Maybe("maxItems", 2, 4)),
            7 => $$"""{"anyOf":[{{Schema(depth - 1)}},{{Schema(depth - 1)}}]}""",
            _ => Object(depth),
        };
        return random.Next(5) == 0 ? $$"""{"anyOf":[{{schema}},{"type":"null"}]}""" : schema;
    }

    /// <summary>The same schema with one part replaced, moved or taken away.</summary>
    public string Edited(string schema)
    {
        Node root = Tree.Parse(schema);
        List<Node> nodes = [.. Tree.Below(root)];
        Node node = nodes[random.Next(nodes.Count)];
        if (node is NumberNode number)
        {
            Tree.Replace(node, new NumberNode(node.Source, node.Offset, (int.Parse(number.Text, CultureInfo.InvariantCulture) + random.Next(1, 3)).ToString(CultureInfo.InvariantCulture)));
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

    /// <summary>A value as the schema describes it, naming only members that the schema names.</summary>
    public string Value(Node schema)
    {
        ObjectNode map = (ObjectNode)schema;
        if (map["anyOf"] is ArrayNode arms)
        {
            return arms.Items.Count == 0 ? "1" : Value(arms.Items[random.Next(arms.Items.Count)]);
        }

        if (map["enum"] is ArrayNode { Items.Count: > 0 } values)
        {
            return Tree.Write(values.Items[random.Next(values.Items.Count)]).Trim();
        }

        return (map["type"] as TextNode)?.Value switch
        {
            "string" => '"' + new string('x', random.Next(8)) + '"',
            "integer" => random.Next(-4, 11).ToString(CultureInfo.InvariantCulture),
            "number" => (random.Next(-8, 22) / 2m).ToString(CultureInfo.InvariantCulture),
            "boolean" => "true",
            "array" => $"[{string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ => map["items"] is { } items ? Value(items) : "1"))}]",
            "object" => $"{{{string.Join(',', map.MembersOf("properties").Where(_ => random.Next(4) > 0).Select(property => $"\"{property.Key}\":{Value(property.Value)}"))}}}",
            "null" => "null",
            _ => "1",
        };
    }

    private string Object(int depth)
    {
        string properties = string.Join(',', Names.Where(_ => random.Next(3) > 0).Select(name => $"\"{name}\":{Schema(depth - 1)}"));
        string required = string.Join(',', Names.Where(name => properties.Contains($"\"{name}\":", StringComparison.Ordinal) && random.Next(3) == 0).Select(name => $"\"{name}\""));
        return $$$"""{"type":"object","properties":{{{{properties}}} },"required":[{{{required}}}]{{{(random.Next(4) == 0 ? ",\"additionalProperties\":false" : "")}}}}""";
    }

    private string Maybe(string keyword, int low, int high) =>
        random.Next(2) == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\"{keyword}\":{random.Next(low, high)}");

    private static string Flat(string type, params string[] more) => $"{{\"type\":\"{type}\"{string.Concat(more.Where(part => part.Length > 0).Select(part => "," + part))}}}";
}
