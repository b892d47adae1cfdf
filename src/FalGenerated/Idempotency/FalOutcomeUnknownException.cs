namespace FalGenerated;

/// <summary>
/// A paid POST was sent and its outcome is not known: a job may exist and be billed. It is never sent again by the SDK.
/// Look it up at the service before submitting once more.
/// </summary>
public sealed class FalOutcomeUnknownException : FalException
{
    /// <summary>Makes one.</summary>
    /// <param name="submit">The record of the submit.</param>
    /// <param name="endedAt">The time at which the submit was given up.</param>
    /// <param name="reason">The reason why the outcome is not known, as a clause.</param>
    /// <param name="answer">The service's answer; null when none came.</param>
    /// <param name="innerException">The failure of the connection; null when there was none.</param>
    public FalOutcomeUnknownException(
        SubmitRecord submit, DateTimeOffset endedAt, string reason, ErrorResponse? answer = null, Exception? innerException = null)
        : base(
            $"Do not submit again before you looked: the job of key '{submit?.IdempotencyKey}', submitted at {submit?.StartedAt:u}, may exist and be billed ({reason}). "
            + "Ask the service for its recent requests (ResolveAsync does), or look at the dashboard.",
            innerException)
    {
        ArgumentNullException.ThrowIfNull(submit);
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
