using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.CodeGeneration;

/// <summary>Reads and writes an open enum of integers: a <c>record struct</c> with one constructor that takes the wire number.</summary>
public sealed class OpenIntegerEnumConverter : JsonConverter
{
    /// <inheritdoc />
    public override bool CanConvert(Type objectType) => false;

    /// <inheritdoc />
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        Type? nullable = Nullable.GetUnderlyingType(objectType);
        return reader.TokenType switch
        {
            JsonToken.Null when nullable is not null => null,
            JsonToken.Integer or JsonToken.Float when WholeNumberConverter.Of(reader) is { } value => Activator.CreateInstance(nullable ?? objectType, value),
            _ => throw new JsonSerializationException($"{(nullable ?? objectType).Name} takes a whole number of 64 bits, and {reader.TokenType} '{reader.Value}' came at {reader.Path}."),
        };
    }

    /// <inheritdoc />
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteRawValue(value?.ToString());
}
