using System.Text;
using System.Text.Json;

namespace FalGenerated.Generator.Json;

/// <summary>One text per JSON value: members sorted, numbers exact, escapes decoded. Two values are equal when their texts are.</summary>
internal static class Literal
{
    public static string Of(Node node) => Of(node, isKeyword: false, "");

    /// <summary>The text of a keyword that no rule reads: lists whose order means nothing in a schema are sorted.</summary>
    public static string OfKeyword(string key, Node node) => Of(node, isKeyword: true, key);

    private static string Of(Node node, bool isKeyword, string key)
    {
        if (node is TextNode text)
        {
            return Quote(text.Value);
        }

        StringBuilder builder = new();
        Write(builder, node, isKeyword, key);
        return builder.ToString();
    }

    public static string Quote(string text) =>
        '"' + JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + '"';

    private static string[] Sorted(ObjectNode map)
    {
        string[] names = new string[map.Members.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = map.Members[i].Key;
        }

        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    private static void Write(StringBuilder builder, Node node, bool isKeyword, string key)
    {
        switch (node)
        {
            case ObjectNode map:
                builder.Append('{');
                string comma = "";
                foreach (string name in Sorted(map))
                {
                    builder.Append(comma).Append(Quote(name)).Append(':');
                    Write(builder, map[name]!, isKeyword, name);
                    comma = ",";
                }

                builder.Append('}');
                break;
            case ArrayNode list:
                IEnumerable<string> items = list.Items.Select(item => Of(item, isKeyword, ""));
                bool isSet = isKeyword && (key is "enum" or "required" or "type" or "anyOf" or "oneOf" or "allOf");
                builder.Append('[').AppendJoin(',', isSet ? items.Distinct().Order(StringComparer.Ordinal) : items).Append(']');
                break;
            case TextNode text:
                builder.Append(Quote(text.Value));
                break;
            case NumberNode number:
                builder.Append(ExactNumber.TryParse(number.Text, out ExactNumber exact) ? exact.ToString() : number.Text);
                break;
            case BooleanNode boolean:
                builder.Append(boolean.Value ? "true" : "false");
                break;
            default:
                builder.Append("null");
                break;
        }
    }
}
