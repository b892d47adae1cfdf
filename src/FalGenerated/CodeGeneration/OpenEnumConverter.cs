using Newtonsoft.Json;

namespace FalGenerated.CodeGeneration;

/// <summary>Reads and writes an open enum: a <c>record struct</c> with one constructor that takes the wire text.</summary>
public sealed class OpenEnumConverter : JsonConverter
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
            JsonToken.String => Activator.CreateInstance(nullable ?? objectType, (string)reader.Value!),
            _ => throw new JsonSerializationException($"{objectType.Name} takes a text, and '{reader.TokenType}' came at {reader.Path}."),
        };
    }

    /// <inheritdoc />
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue(value?.ToString());
}
