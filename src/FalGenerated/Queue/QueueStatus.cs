using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>One answer of the queue about a job. It is the same for every endpoint, so it exists once, here.</summary>
public sealed class QueueStatus
{
    /// <summary>The state; a text that this version does not know is kept as it came.</summary>
    [JsonProperty("status")]
    public QueueState Status { get; init; }

    /// <summary>The request id; null when the answer names none.</summary>
    [JsonProperty("request_id")]
    public string? RequestId { get; init; }

    /// <summary>Where the service says that the result is; null when it did not say.</summary>
    [JsonProperty("response_url")]
    public string? ResponseUrl { get; init; }

    /// <summary>Where the service says that the status is; null when it did not say.</summary>
    [JsonProperty("status_url")]
    public string? StatusUrl { get; init; }

    /// <summary>Where the service says that a cancel goes; null when it did not say.</summary>
    [JsonProperty("cancel_url")]
    public string? CancelUrl { get; init; }

    /// <summary>How many requests are in front (0 is next); null unless the job is queued.</summary>
    [JsonProperty("queue_position")]
    public long? QueuePosition { get; init; }

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();
}
