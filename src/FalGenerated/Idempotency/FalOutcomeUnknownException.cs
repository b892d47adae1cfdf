namespace FalGenerated;

/// <summary>
/// A paid POST was sent and its outcome is not known: a job may exist and be billed. It is never sent again by the SDK.
/// Look it up at the service before submitting once more.
/// </summary>
public sealed class FalOutcomeUnknownException : FalException
{
    internal FalOutcomeUnknownException(
        SubmitRecord submit, DateTimeOffset endedAt, string reason, ErrorResponse? answer = null, Exception? innerException = null)
        : base(
            $"Do not submit again before you looked: the job of key '{submit.IdempotencyKey}', submitted at {submit.StartedAt:u}, may exist and be billed ({reason}). "
            + "Ask the service for its recent requests (ResolveAsync does), or look at the dashboard.",
            innerException)
    {
        Submit = submit;
        EndedAt = endedAt;
        Reason = reason;
        Answer = answer;
    }

    /// <summary>The record of the submit: key, endpoint, hash of the input, time.</summary>
    public SubmitRecord Submit { get; }

    /// <summary>The time at which the submit was given up. The job, if there is one, was accepted between the submit's start and this time.</summary>
    public DateTimeOffset EndedAt { get; }

    /// <summary>The reason why the outcome is not known, as a clause: what came of the send, or of the look-up at the service.</summary>
    public string Reason { get; }

    /// <summary>The service's answer; null when the connection broke without one.</summary>
    public ErrorResponse? Answer { get; }
}
