using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>Measures of a finished job.</summary>
public sealed class QueueMetrics
{
    /// <summary>The time that a runner worked, in seconds; null when the service did not state it.</summary>
    [JsonProperty("inference_time")]
    public decimal? InferenceTime { get; init; }

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();
}
