using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace FalGenerated.Emulator.Contract;

/// <summary>Items of the <c>detail</c> list, in the words and codes of the service's model errors.</summary>
internal static class DetailItem
{
    public static JsonObject Create(JsonArray location, string type, string message, JsonNode? input, JsonObject? context = null)
    {
        var item = new JsonObject { ["loc"] = location, ["msg"] = message, ["type"] = type };
        if (context is not null)
        {
            item["ctx"] = context;
        }

        item["input"] = input;
        item["url"] = $"https://docs.fal.ai/errors#{type}";
        return item;
    }

    /// <summary>The errors below a union, without those of its null branch.</summary>
    public static IEnumerable<ValidationError> Flatten(ValidationError error) => error is ChildSchemaValidationError union
        ? union.Errors.Where(branch => branch.Key.Type != JsonObjectType.Null).SelectMany(branch => branch.Value).SelectMany(Flatten)
        : [error];

    public static JsonObject Of(ValidationError error, JsonNode? body)
    {
        var location = Location(error.Path);
        var value = Find(body, location)?.DeepClone();
        var schema = error.Schema;
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => Create(location, "missing", "Field required", body?.DeepClone()),
            ValidationErrorKind.NotInEnumeration => Choice(location, schema, value),
            ValidationErrorKind.NumberTooSmall => Bound(location, schema.Minimum, schema.ExclusiveMinimum, Lower, value),
            ValidationErrorKind.NumberTooBig => Bound(location, schema.Maximum, schema.ExclusiveMaximum, Upper, value),
            ValidationErrorKind.StringExpected => Create(location, "string_type", "Input should be a valid string", value),
            ValidationErrorKind.NumberExpected => Create(location, "float_type", "Input should be a valid number", value),
            ValidationErrorKind.IntegerExpected => Create(location, "int_type", "Input should be a valid integer", value),
            ValidationErrorKind.BooleanExpected => Create(location, "bool_type", "Input should be a valid boolean", value),
            ValidationErrorKind.ObjectExpected => Create(location, "model_attributes_type", "Input should be a valid object", value),
            _ => Create(location, "value_error", $"Value error, {error.Kind}", value),
        };
    }

    private static readonly (string Type, string Context, string Words)[] Lower =
        [("greater_than_equal", "ge", "greater than or equal to"), ("greater_than", "gt", "greater than")];

    private static readonly (string Type, string Context, string Words)[] Upper =
        [("less_than_equal", "le", "less than or equal to"), ("less_than", "lt", "less than")];

    private static JsonObject Bound(
        JsonArray location, decimal? inclusive, decimal? exclusive, (string Type, string Context, string Words)[] names, JsonNode? value)
    {
        var (type, context, words) = inclusive is null ? names[1] : names[0];
        var bound = (inclusive ?? exclusive)!.Value;
        var text = bound.ToString(CultureInfo.InvariantCulture);
        return Create(location, type, $"Input should be {words} {text}", value, new JsonObject { [context] = bound });
    }

    private static JsonObject Choice(JsonArray location, JsonSchema schema, JsonNode? value)
    {
        var expected = schema.Enumeration.Select(choice => Convert.ToString(choice, CultureInfo.InvariantCulture)).ToArray();
        var words = string.Join(", ", expected.Select(choice => $"'{choice}'"));
        var context = new JsonObject { ["expected"] = new JsonArray([.. expected.Select(choice => (JsonNode?)choice)]) };
        return Create(location, "one_of", $"Input should be one of {words}", value, context);
    }

    // Paths read "#/name" or "#/list[0].name".
    private static JsonArray Location(string? path)
    {
        var steps = (path ?? "").TrimStart('#', '/').Split(['.', '/', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        return ["body", .. steps.Select(step => int.TryParse(step, CultureInfo.InvariantCulture, out var index) ? (JsonNode)index : step)];
    }

    private static JsonNode? Find(JsonNode? body, JsonArray location)
    {
        foreach (var step in location.Skip(1))
        {
            body = (body, step!.GetValueKind()) switch
            {
                (JsonObject parent, System.Text.Json.JsonValueKind.String) => parent[(string)step!],
                (JsonArray list, System.Text.Json.JsonValueKind.Number) => list.ElementAtOrDefault((int)step!),
                _ => null,
            };
        }

        return body;
    }
}
