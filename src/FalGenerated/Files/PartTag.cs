using Newtonsoft.Json;

namespace FalGenerated.Files;

/// <summary>What the file host says about a part it has taken; told back to it as it came, quotes included.</summary>
internal sealed class PartTag
{
    [JsonProperty("partNumber")]
    public required int Number { get; init; }

    [JsonProperty("etag")]
    public required string Tag { get; init; }

    /// <summary>The bytes that the part carried; not told.</summary>
    [JsonIgnore]
    public required long Bytes { get; init; }
}
