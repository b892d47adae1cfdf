using System.Text.Json;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Vectors;

/// <summary>One file of tests/vectors, which runners in other languages read too.</summary>
internal static class VectorFile
{
    public static string Folder { get; } = Repository.PathOf("tests", "vectors");

    /// <summary>The names of a file's vectors: what a theory is run with.</summary>
    public static TheoryData<string> Names(string kind) => [.. Read(kind).Select(vector => vector.GetProperty("name").GetString()!)];

    public static JsonElement Find(string kind, string name) => Read(kind).Single(vector => vector.GetProperty("name").GetString() == name);

    /// <summary>A member of a vector as the SDK's JSON library has it; null when it is not there.</summary>
    public static JObject? Json(JsonElement vector, string member) =>
        vector.TryGetProperty(member, out JsonElement value) ? FalJson.Read<JObject>(value.GetRawText()) : null;

    public static string? Text(JsonElement vector, string member) =>
        vector.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    private static JsonElement[] Read(string kind)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, kind + ".json")));
        return [.. file.RootElement.GetProperty("vectors").EnumerateArray().Select(vector => vector.Clone())];
    }
}
