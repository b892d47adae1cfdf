using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Wire;

/// <summary>Reads a text for people; whatever else stands there is kept as its JSON, because an odd error text must not hide the status.</summary>
internal sealed class TolerantTextConverter : JsonConverter<string>
{
    public override bool CanWrite => false;

    public override string? ReadJson(JsonReader reader, Type objectType, string? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        JToken.ReadFrom(reader) switch
        {
            JValue { Value: null } => null,
            JValue { Value: string text } => text,
            JToken other => other.ToString(Formatting.None),
        };

    public override void WriteJson(JsonWriter writer, string? value, JsonSerializer serializer) => throw new NotSupportedException();
}
