using Newtonsoft.Json;

namespace FalGenerated.Wire;

/// <summary>Reads and writes <see cref="QueueState"/> as its wire text.</summary>
internal sealed class QueueStateConverter : JsonConverter<QueueState>
{
    public override QueueState ReadJson(JsonReader reader, Type objectType, QueueState existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        reader.TokenType == JsonToken.String
            ? new QueueState((string)reader.Value!)
            : throw new JsonSerializationException($"{nameof(QueueState)} takes a text, and '{reader.TokenType}' came at {reader.Path}.");

    public override void WriteJson(JsonWriter writer, QueueState value, JsonSerializer serializer) => writer.WriteValue(value.ToString());
}
