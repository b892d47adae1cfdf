using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Wire;

/// <summary>Reads <c>logs</c>: an array, null, or (as the published document claims) an object. Anything else is no log line and no failure.</summary>
internal sealed class QueueLogsConverter : JsonConverter<IReadOnlyList<QueueLogEntry>>
{
    public override IReadOnlyList<QueueLogEntry> ReadJson(
        JsonReader reader, Type objectType, IReadOnlyList<QueueLogEntry>? existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        JToken token = JToken.ReadFrom(reader);
        IEnumerable<JToken> entries = token switch
        {
            JArray array => array,
            JObject entry when entry.ContainsKey("message") => [entry],
            JObject members => members.PropertyValues(),
            _ => [],
        };
        return [.. entries.Select(QueueLogEntry.Read).OfType<QueueLogEntry>()];
    }

    public override void WriteJson(JsonWriter writer, IReadOnlyList<QueueLogEntry>? value, JsonSerializer serializer)
    {
        writer.WriteStartArray();
        foreach (QueueLogEntry entry in value ?? [])
        {
            writer.WriteStartObject();
            Write(writer, "message", entry.Message);
            Write(writer, "timestamp", entry.Timestamp);
            Write(writer, "level", entry.Level);
            Write(writer, "source", entry.Source);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WritePropertyName(name);
            writer.WriteValue(text);
        }
    }
}
