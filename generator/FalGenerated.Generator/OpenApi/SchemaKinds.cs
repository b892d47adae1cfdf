using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.OpenApi;

/// <summary>Names and relations of the kinds, and the kind of a value.</summary>
internal static class SchemaKinds
{
    public static SchemaKind? Parse(string name) => name switch
    {
        "object" => SchemaKind.Object,
        "array" => SchemaKind.Array,
        "string" => SchemaKind.String,
        "number" => SchemaKind.Number,
        "integer" => SchemaKind.Integer,
        "boolean" => SchemaKind.Boolean,
        "null" => SchemaKind.Null,
        _ => null,
    };

    public static string Name(this SchemaKind kind) => kind switch
    {
        SchemaKind.Any => "any value",
        SchemaKind.Never => "no value",
        SchemaKind.Object => "object",
        SchemaKind.Array => "array",
        SchemaKind.String => "string",
        SchemaKind.Number => "number",
        SchemaKind.Integer => "integer",
        SchemaKind.Boolean => "boolean",
        _ => "null",
    };

    public static bool IsNumeric(this SchemaKind kind) => kind is SchemaKind.Number or SchemaKind.Integer;

    /// <summary>The kind of the values that both kinds allow.</summary>
    public static SchemaKind Meet(SchemaKind one, SchemaKind other)
    {
        if (one == other || other == SchemaKind.Any)
        {
            return one;
        }

        if (one == SchemaKind.Any)
        {
            return other;
        }

        return one.IsNumeric() && other.IsNumeric() ? SchemaKind.Integer : SchemaKind.Never;
    }

    /// <summary>The narrowest kind that holds the value.</summary>
    public static SchemaKind Of(Node value) => value switch
    {
        ObjectNode => SchemaKind.Object,
        ArrayNode => SchemaKind.Array,
        TextNode => SchemaKind.String,
        NumberNode number => ExactNumber.TryParse(number.Text, out ExactNumber exact) && exact.IsInteger ? SchemaKind.Integer : SchemaKind.Number,
        BooleanNode => SchemaKind.Boolean,
        _ => SchemaKind.Null,
    };

    /// <summary>True if values of <paramref name="inner"/> are values of <paramref name="outer"/>.</summary>
    public static bool Holds(SchemaKind outer, SchemaKind inner) =>
        outer == inner || outer == SchemaKind.Any || (outer == SchemaKind.Number && inner == SchemaKind.Integer);
}
