using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Tests one plain value against a schema: enough to tell whether a range covers the values of an enum.</summary>
internal static class Acceptance
{
    /// <summary>Constraints beside a union count as much as those within its arms.</summary>
    public static bool Of(Schema schema, Node value) =>
        schema.Unions.TrueForAll(union => union.Arms.Any(arm => Of(arm, value)))
            && SchemaKinds.Holds(schema.Kind, SchemaKinds.Of(value))
            && (schema.Values is null || schema.Values.ContainsKey(Literal.Of(value)))
            && FitsNumber(schema, value)
            && FitsText(schema, value);

    private static bool FitsNumber(Schema schema, Node value)
    {
        if (value is not NumberNode number || !ExactNumber.TryParse(number.Text, out ExactNumber exact))
        {
            return true;
        }

        Bound point = new(exact, false, value);
        return (schema.Minimum is null || Bound.CompareLower(point, schema.Minimum) >= 0)
            && (schema.Maximum is null || Bound.CompareUpper(point, schema.Maximum) <= 0)
            && schema.Steps.Values.All(step => exact.IsMultipleOf(step.Value));
    }

    private static bool FitsText(Schema schema, Node value)
    {
        if (value is not TextNode text)
        {
            return true;
        }

        ExactNumber length = ExactNumber.FromInteger(text.Value.EnumerateRunes().Count());
        return (schema.MinLength is null || length.CompareTo(schema.MinLength.Value) >= 0)
            && (schema.MaxLength is null || length.CompareTo(schema.MaxLength.Value) <= 0);
    }
}
