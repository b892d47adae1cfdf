using FalGenerated.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Wire;

/// <summary>Reads a file of an answer also where it came as its bare address, in a list of one, or one object deeper: the address is there.</summary>
internal sealed class AnswerFileConverter(Action<string> onMisfit) : JsonConverter<FalFile>
{
    private const int Deepest = 4;

    public override bool CanWrite => false;

    public override FalFile? ReadJson(JsonReader reader, Type objectType, FalFile? existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        string path = reader.Path;
        JToken came = JToken.ReadFrom(reader);
        if (came.Type == JTokenType.Null)
        {
            return null;
        }

        JObject members = Find(came, 0) ?? throw new JsonSerializationException(
            $"A file with an address belongs here, and {came.Type} '{Bounded.Value(came.ToString(Formatting.None))}' came. Path '{path}'.");
        if (!ReferenceEquals(members, came))
        {
            onMisfit(path);
        }

        FalFile file = new() { Url = "" };
        using JTokenReader inner = new(members, path);
        serializer.Populate(inner, file);
        return file;
    }

    public override void WriteJson(JsonWriter writer, FalFile? value, JsonSerializer serializer) => throw new NotSupportedException();

    private static JObject? Find(JToken token, int depth) => token switch
    {
        JValue { Value: string text } when Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" or "data" => new JObject { ["url"] = text },
        JObject members when members["url"] is JValue { Value: string } => members,
        JObject members when depth < Deepest => members.PropertyValues().Select(value => value is JContainer ? Find(value, depth + 1) : null).FirstOrDefault(found => found is not null),
        JArray items when depth < Deepest => items.Select(item => Find(item, depth + 1)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
