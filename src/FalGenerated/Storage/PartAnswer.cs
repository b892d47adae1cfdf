using Newtonsoft.Json;

namespace FalGenerated.Storage;

/// <summary>The answer to a part, where it is JSON.</summary>
internal sealed class PartAnswer
{
    [JsonProperty("etag")]
    public string? Tag { get; init; }
}
