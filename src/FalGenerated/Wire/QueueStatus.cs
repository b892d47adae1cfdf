using FalGenerated.Net;
using FalGenerated.Wire;
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

    /// <summary>The address of the result, as the service states it; null when it states none.</summary>
    [JsonProperty("response_url")]
    public string? ResponseUrl { get; init; }

    /// <summary>The address of the status, as the service states it; null when it states none.</summary>
    [JsonProperty("status_url")]
    public string? StatusUrl { get; init; }

    /// <summary>The address of a cancel, as the service states it; null when it states none.</summary>
    [JsonProperty("cancel_url")]
    public string? CancelUrl { get; init; }

    /// <summary>The number of requests in front (0 is next); null unless the job is queued.</summary>
    [JsonProperty("queue_position")]
    public long? QueuePosition { get; init; }

    /// <summary>
    /// Log lines. An answer to a poll holds all lines so far, a watch only the new ones. Empty when none were asked for, or came as null.
    /// </summary>
    [JsonProperty("logs")]
    [JsonConverter(typeof(QueueLogsConverter))]
    public IReadOnlyList<QueueLogEntry> Logs { get; init; } = [];

    /// <summary>Measures of a finished job; null when the answer has none.</summary>
    [JsonProperty("metrics")]
    public QueueMetrics? Metrics { get; init; }

    /// <summary>
    /// For people: why the job failed, when the failure was in the infrastructure. Its absence proves no success: only the result tells.
    /// </summary>
    [JsonProperty("error")]
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? Error { get; init; }

    /// <summary>The service's code for <see cref="Error"/>; an open list.</summary>
    [JsonProperty("error_type")]
    [JsonConverter(typeof(TolerantTextConverter))]
    public string? ErrorType { get; init; }

    /// <summary>Gets a value indicating whether the job is finished: done, failed or cancelled.</summary>
    [JsonIgnore]
    public bool IsCompleted => Status == QueueState.Completed;

    /// <summary>
    /// Gets a value indicating whether the state is one that this version does not know and an error stands beside it: it may be the end, and only the result tells.
    /// </summary>
    [JsonIgnore]
    internal bool IsUnknownEnd => !Status.IsKnown && Error is not null;

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();

    /// <summary>The same status with other log lines.</summary>
    internal QueueStatus With(IReadOnlyList<QueueLogEntry> logs) => ReferenceEquals(logs, Logs) || (logs.Count == 0 && Logs.Count == 0)
        ? this
        : new QueueStatus
        {
            Status = Status,
            RequestId = RequestId,
            ResponseUrl = ResponseUrl,
            StatusUrl = StatusUrl,
            CancelUrl = CancelUrl,
            QueuePosition = QueuePosition,
            Logs = logs,
            Metrics = Metrics,
            Error = Error,
            ErrorType = ErrorType,
            AdditionalProperties = AdditionalProperties,
        };

    /// <summary>State, position, last log line and error on one line.</summary>
    public override string ToString()
    {
        string text = Redact.Text(Status.ToString());
        if (QueuePosition is { } position)
        {
            text += position == 0 ? " (next)" : $" ({position} in front)";
        }

        if (Error is not null)
        {
            text += $": {Redact.Text(Error)}";
        }

        return Logs.Count == 0 ? text : $"{text} | {Logs[^1].ToText()}";
    }
}
