using System.Text.Json;

namespace FalGenerated.AspNetCore;

/// <summary>
/// A verified delivery: a job has ended. Its content is what the service signed. It carries no billing; the result of the job does, and that
/// is what the journal and the meters go by.
/// </summary>
/// <typeparam name="TOutput">The endpoint's output.</typeparam>
public sealed record FalWebhook<TOutput>
    where TOutput : class
{
    /// <summary>The request id of the job: the same in every delivery about it.</summary>
    public required string RequestId { get; init; }

    /// <summary>Gets a value indicating whether the job succeeded.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>
    /// The output of a job that succeeded. Null for one that failed, and where the service could not put the output into the delivery
    /// (<see cref="PayloadError"/>) or it cannot be read as <typeparamref name="TOutput"/>: then fetch the result.
    /// </summary>
    public TOutput? Output { get; init; }

    /// <summary>The payload as it came: the output, or the body of the error; null where there is none.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>The service's reason why the job failed; null for one that succeeded.</summary>
    public string? Error { get; init; }

    /// <summary>The service's reason why the payload is missing; null where it is not.</summary>
    public string? PayloadError { get; init; }

    /// <summary>The id of the last attempt at the service's gateway; null where it was not sent.</summary>
    public string? GatewayRequestId { get; init; }

    /// <summary>The owner of the job, as the service names it.</summary>
    public required string UserId { get; init; }

    /// <summary>The time at which this delivery was signed, in whole seconds.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The request id and the outcome; never the payload.</summary>
    public override string ToString() => $"{RequestId} {(Succeeded ? "succeeded" : "failed")}";
}
