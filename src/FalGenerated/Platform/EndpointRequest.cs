using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Platform;

/// <summary>One request of an endpoint, as the service lists it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(FalJsonConverterFactory))]
public sealed class EndpointRequest
{
    /// <summary>The request id.</summary>
    [JsonProperty("request_id", Required = Required.Always)]
    public required string RequestId { get; init; }

    /// <summary>The endpoint.</summary>
    [JsonProperty("endpoint_id")]
    public string? EndpointId { get; init; }

    /// <summary>The time of the submit.</summary>
    [JsonProperty("sent_at")]
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The time at which it began to run; null before.</summary>
    [JsonProperty("started_at")]
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The time at which it ended; null before.</summary>
    [JsonProperty("ended_at")]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The status of its result; null before its end.</summary>
    [JsonProperty("status_code")]
    public int? StatusCode { get; init; }

    /// <summary>The seconds that it ran; null before its end.</summary>
    [JsonProperty("duration")]
    public decimal? Duration { get; init; }

    /// <summary>The input as it was sent; null when it was not asked for, or not kept.</summary>
    [JsonProperty("json_input")]
    public JToken? Input { get; init; }

    /// <summary>The output; null when it was not asked for, or not kept, or before the end.</summary>
    [JsonProperty("json_output")]
    public JToken? Output { get; init; }

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();
}
