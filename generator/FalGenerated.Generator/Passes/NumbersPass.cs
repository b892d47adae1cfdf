using System.Globalization;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Numbers are exact: <c>number</c> becomes decimal, and an integer int32 where the document says so or its maximum fits, else int64: a 4K
/// master has more than 2 GiB. Bounds that int32 cannot hold make it int64 whatever the format. The range is handed to the template as text,
/// because NSwag would print it as double; an end of it that the C# type cannot hold is the type's own.
/// </summary>
internal static class NumbersPass
{
    public const string MinimumIsExclusive = ", MinimumIsExclusive = true";
    public const string MaximumIsExclusive = ", MaximumIsExclusive = true";

    private sealed record Clr(string Type, decimal Minimum, decimal Maximum)
    {
        public static readonly Clr Decimal = new("decimal", decimal.MinValue, decimal.MaxValue);
        public static readonly Clr Int = new("int", int.MinValue, int.MaxValue);
        public static readonly Clr Long = new("long", long.MinValue, long.MaxValue);

        public bool Holds(decimal value) => value >= Minimum && value <= Maximum;
    }

    public static void Apply(PassContext context)
    {
        // Integer enums are open: their form is always 64 bits wide.
        foreach (ObjectNode schema in SchemaTree.All(context).Where(schema => !schema.TryGet("enum", out _)))
        {
            string? type = schema.TextOf("type");
            if (type is not ("number" or "integer"))
            {
                continue;
            }

            (decimal? minimum, bool minimumExclusive) = Bound(schema, "minimum", "exclusiveMinimum");
            (decimal? maximum, bool maximumExclusive) = Bound(schema, "maximum", "exclusiveMaximum");
            Clr clr = Clr.Decimal;
            if (type == "integer")
            {
                // No integer lies between a bound with a fraction and the next whole number.
                minimumExclusive &= minimum == Ceiling(minimum);
                maximumExclusive &= maximum == Floor(maximum);
                minimum = Ceiling(minimum);
                maximum = Floor(maximum);
                clr = IntegerOf(schema, minimum, maximum);
            }

            schema.Set("format", schema.Text(clr == Clr.Decimal ? "decimal" : clr == Clr.Int ? "int32" : "int64"));
            decimal? low = minimum is { } least && clr.Holds(least) ? least : null;
            decimal? high = maximum is { } most && clr.Holds(most) ? most : null;
            if (low is null && high is null)
            {
                continue;
            }

            schema.Set("x-csharp-range-type", schema.Text(clr.Type));
            schema.Set("x-csharp-range-minimum", schema.Text(TextOf(low ?? clr.Minimum)));
            schema.Set("x-csharp-range-maximum", schema.Text(TextOf(high ?? clr.Maximum)));
            string exclusive = (minimumExclusive && low is not null ? MinimumIsExclusive : "") + (maximumExclusive && high is not null ? MaximumIsExclusive : "");
            if (exclusive.Length > 0)
            {
                schema.Set("x-csharp-range-exclusive", schema.Text(exclusive));
            }
        }
    }

    private static Clr IntegerOf(ObjectNode schema, decimal? minimum, decimal? maximum)
    {
        string? format = schema.TextOf("format");
        bool fits = Clr.Int.Holds(minimum ?? 0) && Clr.Int.Holds(maximum ?? 0);
        return fits && (format == "int32" || (format != "int64" && maximum is not null)) ? Clr.Int : Clr.Long;
    }

    /// <summary>Takes a bound out of the schema: NSwag would print it a second time, as double.</summary>
    private static (decimal? Value, bool Exclusive) Bound(ObjectNode schema, string inclusive, string exclusive)
    {
        decimal? bound = ValueOf(schema[inclusive]);
        bool isExclusive = schema[exclusive] is BooleanNode { Value: true };
        schema.Remove(inclusive);
        schema.Remove(exclusive);
        return (bound, isExclusive);
    }

    /// <summary>The bound; one that decimal cannot hold is the end of decimal on its side, which int32 and int64 cannot hold either.</summary>
    private static decimal? ValueOf(Node? bound) => bound is not NumberNode number ? null
        : decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value
        : number.Text.StartsWith('-') ? decimal.MinValue : decimal.MaxValue;

    private static decimal? Ceiling(decimal? value) => value is { } given ? decimal.Ceiling(given) : null;

    private static decimal? Floor(decimal? value) => value is { } given ? decimal.Floor(given) : null;

    /// <summary>Without an exponent or a fraction of zeros, which the attribute could not read.</summary>
    private static string TextOf(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
