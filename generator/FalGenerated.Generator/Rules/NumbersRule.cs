using System.Globalization;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Rules;

/// <summary>
/// Numbers are exact: <c>number</c> becomes decimal, and an integer without a format becomes int64, or int32 where its maximum fits:
/// a 4K master has more than 2 GiB. The range is handed to the template as text, because NSwag would print it as double.
/// </summary>
internal static class NumbersRule
{
    public static void Apply(RuleContext context)
    {
        // Integer enums are open: their form is always 64 bits wide.
        foreach (ObjectNode schema in SchemaTree.All(context).Where(schema => !schema.TryGet("enum", out _)))
        {
            string? type = schema.TextOf("type");
            if (type is not ("number" or "integer"))
            {
                continue;
            }

            (string? minimum, bool minimumExclusive) = Bound(schema, "minimum", "exclusiveMinimum");
            (string? maximum, bool maximumExclusive) = Bound(schema, "maximum", "exclusiveMaximum");
            if (type == "number")
            {
                schema.Set("format", schema.Text("decimal"));
            }
            else if (schema.TextOf("format") is not ("int32" or "int64"))
            {
                bool small = maximum is not null && decimal.Parse(maximum, CultureInfo.InvariantCulture) <= int.MaxValue;
                schema.Set("format", schema.Text(small ? "int32" : "int64"));
            }

            if (minimum is null && maximum is null)
            {
                continue;
            }

            (string type, string low, string high) clr = type == "number"
                ? ("decimal", decimal.MinValue.ToString(CultureInfo.InvariantCulture), decimal.MaxValue.ToString(CultureInfo.InvariantCulture))
                : schema.TextOf("format") == "int32" ? ("int", "-2147483648", "2147483647") : ("long", "-9223372036854775808", "9223372036854775807");
            schema.Set("x-csharp-range-type", schema.Text(clr.type));
            schema.Set("x-csharp-range-minimum", schema.Text(minimum ?? clr.low));
            schema.Set("x-csharp-range-maximum", schema.Text(maximum ?? clr.high));
            if (minimumExclusive || maximumExclusive)
            {
                schema.Set("x-csharp-range-exclusive", schema.Text((minimumExclusive ? ", MinimumIsExclusive = true" : "") + (maximumExclusive ? ", MaximumIsExclusive = true" : "")));
            }
        }
    }

    /// <summary>Takes a bound out of the schema: NSwag would print it a second time, as double.</summary>
    private static (string? Text, bool Exclusive) Bound(ObjectNode schema, string inclusive, string exclusive)
    {
        string? bound = TextOf(schema[inclusive]);
        bool isExclusive = schema[exclusive] is BooleanNode { Value: true };
        schema.Remove(inclusive);
        schema.Remove(exclusive);
        return (bound, isExclusive && bound is not null);
    }

    /// <summary>The bound without an exponent or a fraction of zeros, which the attribute could not read; none when decimal cannot hold it.</summary>
    private static string? TextOf(Node? bound) =>
        bound is NumberNode number && decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value.ToString("0.############################", CultureInfo.InvariantCulture)
            : null;
}
