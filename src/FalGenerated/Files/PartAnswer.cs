using Newtonsoft.Json;

namespace FalGenerated.Files;

/// <summary>The answer to a part, where it is JSON.</summary>
internal sealed class PartAnswer
{
    [JsonProperty("etag")]
    public string? Tag { get; init; }
}
