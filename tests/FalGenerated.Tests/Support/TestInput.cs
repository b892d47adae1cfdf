using Newtonsoft.Json;

namespace FalGenerated.Tests.Support;

public sealed class TestInput
{
    [JsonProperty("video_url")]
    public string? VideoUrl { get; init; }

    [JsonProperty("ratio")]
    public decimal? Ratio { get; init; }
}
