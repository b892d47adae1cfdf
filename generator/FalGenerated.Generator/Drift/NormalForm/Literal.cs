using System.Text;
using System.Text.Json;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>One text per JSON value: members sorted, numbers exact, escapes decoded. Two values are equal when their texts are.</summary>
internal static class Literal
{
    public static string Of(Node node)
    {
        if (node is TextNode text)
        {
            return Quote(text.Value);
        }

        StringBuilder builder = new();
        Write(builder, node);
        return builder.ToString();
    }

    public static string Quote(string text) =>
        '"' + JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + '"';

    private static void Write(StringBuilder builder, Node node)
    {
        switch (node)
        {
            case ObjectNode map:
                builder.Append('{');
                string comma = "";
                foreach ((string name, Node value) in map.Members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    builder.Append(comma).Append(Quote(name)).Append(':');
                    Write(builder, value);
                    comma = ",";
                }

                builder.Append('}');
                break;
            case ArrayNode list:
                builder.Append('[');
                for (int i = 0; i < list.Items.Count; i++)
                {
                    builder.Append(i == 0 ? "" : ",");
                    Write(builder, list.Items[i]);
                }

                builder.Append(']');
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
