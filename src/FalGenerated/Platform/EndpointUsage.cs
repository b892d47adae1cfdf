using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Platform;

/// <summary>The sum of what one endpoint used. Sums are in US dollars.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(FalJsonConverterFactory))]
public sealed class EndpointUsage
{
    /// <summary>The endpoint.</summary>
    [JsonProperty("endpoint_id")]
    public string? EndpointId { get; init; }

    /// <summary>The unit; null when the service did not say.</summary>
    [JsonProperty("unit")]
    public string? Unit { get; init; }

    /// <summary>The units; null when the service did not say.</summary>
    [JsonProperty("quantity")]
    public decimal? Quantity { get; init; }

    /// <summary>The price of one unit; null when the service did not say.</summary>
    [JsonProperty("unit_price")]
    public decimal? UnitPriceUsd { get; init; }

    /// <summary>The cost behind discounts; null when the service did not say.</summary>
    [JsonProperty("cost_total")]
    public decimal? CostUsd { get; init; }

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();
}
