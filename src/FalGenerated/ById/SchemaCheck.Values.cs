using System.Globalization;
using System.Numerics;
using FalGenerated.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.ById;

// The keywords about one value by itself.
internal sealed partial class SchemaCheck
{
    private static Finding? Mistyped(JObject schema, JToken value)
    {
        string[] types = [.. (schema["type"] is JArray several ? several : new JArray(schema["type"] ?? JValue.CreateNull())).OfType<JValue>().Select(type => type.Value as string).OfType<string>()];
        return types.Length == 0 || types.Any(type => IsOf(type, value))
            ? null
            : Finding.Refusal("contract_type", $"{PathOf(value)} is {NameOf(value)}, and the contract takes {string.Join(" or ", types)}{Advice}");
    }

    private static bool IsOf(string type, JToken value) => type switch
    {
        "null" => value.Type == JTokenType.Null,
        "boolean" => value.Type == JTokenType.Boolean,
        "string" => value.Type is JTokenType.String or JTokenType.Date or JTokenType.Guid or JTokenType.Uri or JTokenType.TimeSpan or JTokenType.Bytes,
        "array" => value.Type == JTokenType.Array,
        "object" => value.Type == JTokenType.Object,
        "integer" => value.Type == JTokenType.Integer || (NumberOf(value) is { } number && decimal.IsInteger(number)),
        "number" => value.Type is JTokenType.Integer or JTokenType.Float,
        _ => true,
    };

    private static string NameOf(JToken value) => value.Type switch
    {
        JTokenType.Null => "null",
        JTokenType.Object or JTokenType.Array => $"an {(value.Type == JTokenType.Object ? "object" : "array")}",
        JTokenType.Integer or JTokenType.Float => "a number",
        JTokenType.Boolean => "a boolean",
        _ => "a string",
    };

    private static IEnumerable<Finding> Own(JObject schema, JToken value)
    {
        if (schema["enum"] is JArray known && !known.Any(one => Same(one, value)))
        {
            yield return Finding.Refusal("contract_enum", $"{PathOf(value)} is {Shown(value)}, and the contract takes {Listed(known)}{Advice}");
        }

        if (schema["const"] is { } only && !Same(only, value))
        {
            yield return Finding.Refusal("contract_const", $"{PathOf(value)} is {Shown(value)}, and the contract takes {Shown(only)} alone{Advice}");
        }

        foreach ((string code, string bound, decimal actual, decimal limit) in Bounds(schema, value))
        {
            yield return Finding.Refusal(code, $"{PathOf(value)} has {UnitOf(value, actual)}, and the contract takes {bound} {Text(limit)}{Advice}", ("actual", actual), ("limit", limit));
        }
    }

    private static IEnumerable<(string Code, string Bound, decimal Actual, decimal Limit)> Bounds(JObject schema, JToken value)
    {
        (decimal? size, string least, string most) = value switch
        {
            JArray items => (items.Count, "minItems", "maxItems"),
            JValue { Value: string text } => (text.EnumerateRunes().Count(), "minLength", "maxLength"),
            _ => (NumberOf(value), "minimum", "maximum"),
        };
        if (size is not { } actual)
        {
            yield break;
        }

        // In 3.0 the exclusive form is a flag beside the bound, in 3.1 and in fal's documents a bound of its own.
        bool isAbove = least == "minimum" && schema["exclusiveMinimum"] is JValue { Value: true };
        bool isBelow = most == "maximum" && schema["exclusiveMaximum"] is JValue { Value: true };
        if (NumberOf(schema[least]) is { } min && (isAbove ? actual <= min : actual < min))
        {
            yield return ($"contract_{Snake(least)}", isAbove ? "more than" : "at least", actual, min);
        }

        if (NumberOf(schema[most]) is { } max && (isBelow ? actual >= max : actual > max))
        {
            yield return ($"contract_{Snake(most)}", isBelow ? "less than" : "at most", actual, max);
        }

        if (least == "minimum" && NumberOf(schema["exclusiveMinimum"]) is { } floor && actual <= floor)
        {
            yield return ("contract_exclusive_minimum", "more than", actual, floor);
        }

        if (most == "maximum" && NumberOf(schema["exclusiveMaximum"]) is { } ceiling && actual >= ceiling)
        {
            yield return ("contract_exclusive_maximum", "less than", actual, ceiling);
        }
    }

    private static decimal? NumberOf(JToken? value) => (value as JValue)?.Value switch
    {
        long number => number,
        int number => number,
        decimal number => number,
        BigInteger number when BigInteger.Abs(number) < (BigInteger)decimal.MaxValue => (decimal)number,
        double number when Math.Abs(number) < 1e27 => (decimal)number,
        float number when Math.Abs(number) < 1e27 => (decimal)number,
        _ => null,
    };

    private static string UnitOf(JToken value, decimal actual) => value switch
    {
        JArray => $"{Text(actual)} items",
        JValue { Value: string } => $"{Text(actual)} characters",
        _ => $"the value {Text(actual)}",
    };

    private static string Shown(JToken value) => Redact.Text(Bounded.Value(value.ToString(Formatting.None)));

    private static string Listed(JArray values) => values.Count <= 12
        ? string.Join(", ", values.Select(Shown))
        : $"{string.Join(", ", values.Take(12).Select(Shown))} and {(values.Count - 12).ToString(CultureInfo.InvariantCulture)} more";

    private static string Snake(string keyword) => string.Concat(keyword.Select(letter => char.IsAsciiLetterUpper(letter) ? "_" + char.ToLowerInvariant(letter) : letter.ToString()));
}
