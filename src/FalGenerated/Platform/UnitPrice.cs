using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Platform;

/// <summary>The price of one unit of an endpoint. It is not the price of a job.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(FalJsonConverterFactory))]
public sealed class UnitPrice
{
    /// <summary>The endpoint.</summary>
    [JsonProperty("endpoint_id", Required = Required.Always)]
    public required string EndpointId { get; init; }

    /// <summary>The price of one unit in <see cref="Currency"/>; null when the service did not say.</summary>
    [JsonProperty("unit_price")]
    public decimal? Price { get; init; }

    /// <summary>The unit, such as <c>images</c> or <c>seconds</c>; null when the service did not say.</summary>
    [JsonProperty("unit")]
    public string? Unit { get; init; }

    /// <summary>The currency, such as <c>USD</c>; null when the service did not say.</summary>
    [JsonProperty("currency")]
    public string? Currency { get; init; }

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();
}
