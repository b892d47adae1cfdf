using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Platform;

/// <summary>The use of one span of time.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(FalJsonConverterFactory))]
public sealed class UsageSpan
{
    /// <summary>The beginning of the span.</summary>
    [JsonProperty("bucket")]
    public DateTimeOffset? Start { get; init; }

    /// <summary>The sums by endpoint and unit.</summary>
    [JsonProperty("results")]
    public IReadOnlyList<EndpointUsage> Endpoints { get; init; } = [];

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();
}
