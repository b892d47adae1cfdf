using System.Globalization;
using Newtonsoft.Json;

namespace FalGenerated.Wire;

/// <summary>
/// Reads an <see cref="int"/> or a <see cref="long"/>, also where a service that computes in floating point writes 8 as 8.0: a paid
/// result must not be lost to that. A fraction is refused, not rounded.
/// </summary>
internal sealed class WholeNumberConverter : JsonConverter
{
    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override bool CanConvert(Type objectType) => (Nullable.GetUnderlyingType(objectType) ?? objectType) is { } type && (type == typeof(int) || type == typeof(long));

    /// <inheritdoc />
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        Type? nullable = Nullable.GetUnderlyingType(objectType);
        if (reader.TokenType == JsonToken.Null && nullable is not null)
        {
            return null;
        }

        bool isInt = (nullable ?? objectType) == typeof(int);
        return Of(reader) switch
        {
            >= int.MinValue and <= int.MaxValue and { } small when isInt => (object)(int)small,
            { } value when !isInt => value,
            _ => throw new JsonSerializationException($"A whole number of {(isInt ? 32 : 64)} bits belongs here, and {reader.TokenType} '{reader.Value}' came at {reader.Path}."),
        };
    }

    /// <inheritdoc />
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();

    /// <summary>The whole number that the reader stands at; null when there is none, or none of 64 bits.</summary>
    public static long? Of(JsonReader reader) =>
        decimal.TryParse(Convert.ToString(reader.Value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
        && value == decimal.Truncate(value) && value is >= long.MinValue and <= long.MaxValue
            ? (long)value
            : null;
}
