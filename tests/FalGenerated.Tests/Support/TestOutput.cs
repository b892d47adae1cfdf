using Newtonsoft.Json;

namespace FalGenerated.Tests.Support;

public sealed class TestOutput
{
    [JsonProperty("video", Required = Required.Always)]
    public required FalFile Video { get; init; }

    [JsonProperty("duration", Required = Required.Always)]
    public required decimal Duration { get; init; }
}
