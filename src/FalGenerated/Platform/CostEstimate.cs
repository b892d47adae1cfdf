using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Platform;

/// <summary>The cost that the service computes for quantities.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(FalJsonConverterFactory))]
public sealed class CostEstimate
{
    /// <summary>The kind: <c>unit_price</c> or <c>historical_api_price</c>.</summary>
    [JsonProperty("estimate_type")]
    public string? EstimateType { get; init; }

    /// <summary>The sum in <see cref="Currency"/>; null when the service did not say.</summary>
    [JsonProperty("total_cost")]
    public decimal? TotalCost { get; init; }

    /// <summary>The currency, such as <c>USD</c>; null when the service did not say.</summary>
    [JsonProperty("currency")]
    public string? Currency { get; init; }

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();
}
