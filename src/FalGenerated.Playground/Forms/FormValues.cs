using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Playground.Forms;

/// <summary>What a visitor entered. A field that is left alone is left out of the input, so that the service's default applies.</summary>
public sealed class FormValues(FormContract contract)
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>The text of a field; null when it was left alone.</summary>
    public string? this[string name]
    {
        get => texts.GetValueOrDefault(name);
        set
        {
            if (string.IsNullOrEmpty(value))
            {
                texts.Remove(name);
            }
            else
            {
                texts[name] = value;
            }
        }
    }

    /// <summary>The input without its clip.</summary>
    public JObject ToJson()
    {
        JObject input = [];
        foreach (FormField field in contract.Fields.Where(field => field.Kind != FieldKind.Clip))
        {
            if (this[field.Name] is { } text)
            {
                input[field.Name] = TokenOf(field, text);
            }
        }

        return input;
    }

    /// <summary>A sentence for each value that cannot be sent.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (FormField field in contract.Fields)
        {
            if (this[field.Name] is not { } text)
            {
                continue;
            }

            if (field.Kind == FieldKind.Number && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                yield return $"{field.Label} cannot be '{text}': give a number.";
            }

            if (field.Kind == FieldKind.Json && !IsJson(text))
            {
                yield return $"{field.Label} is no JSON.";
            }
        }
    }

    private static JToken TokenOf(FormField field, string text) => field.Kind switch
    {
        FieldKind.Number when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) => number,
        FieldKind.Flag => text == "true",
        FieldKind.Json when IsJson(text) => JToken.Parse(text),
        _ => text,
    };

    private static bool IsJson(string text)
    {
        try
        {
            JToken.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
