using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Platform;

/// <summary>One row of the service's list of recent requests.</summary>
internal sealed class RecentRequest
{
    [JsonProperty("request_id", Required = Required.Always)]
    public required string RequestId { get; init; }

    /// <summary>The input as it was sent; null when the service did not keep it.</summary>
    [JsonProperty("json_input")]
    public JToken? Input { get; init; }
}
