using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>A file that the service made. Every endpoint's contract has the same one, so it exists once, here.</summary>
// CUSTOM: shared between contracts, so that one download method serves all of them.
[System.Text.Json.Serialization.JsonConverter(typeof(FalJsonConverterFactory))]
public sealed class FalFile : IFalFile
{
    /// <summary>The address of the file. It may be a credential: do not log its query.</summary>
    [JsonProperty("url", Required = Required.Always)]
    public required string Url { get; init; }

    /// <summary>The media type; null when the service did not say.</summary>
    [JsonProperty("content_type")]
    public string? ContentType { get; init; }

    /// <summary>The name that the service gave; null when it did not. Never a path: make it safe before writing to disk.</summary>
    [JsonProperty("file_name")]
    public string? FileName { get; init; }

    /// <summary>The size in bytes; null when the service did not say.</summary>
    [JsonProperty("file_size")]
    public long? FileSize { get; init; }

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();
}
