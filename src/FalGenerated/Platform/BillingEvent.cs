using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Platform;

/// <summary>One billed request. Sums are in US dollars.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(FalJsonConverterFactory))]
public sealed class BillingEvent
{
    /// <summary>The request id.</summary>
    [JsonProperty("request_id", Required = Required.Always)]
    public required string RequestId { get; init; }

    /// <summary>The endpoint.</summary>
    [JsonProperty("endpoint_id")]
    public string? EndpointId { get; init; }

    /// <summary>The time of the event.</summary>
    [JsonProperty("timestamp")]
    public DateTimeOffset? Time { get; init; }

    /// <summary>The billed units; null when the service did not say.</summary>
    [JsonProperty("output_units")]
    public decimal? Units { get; init; }

    /// <summary>The price of one unit; null when the service did not say.</summary>
    [JsonProperty("unit_price")]
    public decimal? UnitPriceUsd { get; init; }

    /// <summary>The discount in percent; null when the service did not say.</summary>
    [JsonProperty("percent_discount")]
    public decimal? PercentDiscount { get; init; }

    /// <summary>The cost behind the discount; null when the service did not say.</summary>
    [JsonProperty("cost_total")]
    public decimal? CostUsd { get; init; }

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();
}
