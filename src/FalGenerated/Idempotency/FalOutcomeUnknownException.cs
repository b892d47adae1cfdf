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
            $"Do not submit again before you looked: the job of key '{submit.IdempotencyKey}' may exist and be billed ({reason}). "
            + "Ask the service for its recent requests (ResolveAsync does), or look at the dashboard.",
            innerException)
    {
        Submit = submit;
        EndedAt = endedAt;
        Answer = answer;
    }

    /// <summary>The record of the submit: key, endpoint, hash of the input, time.</summary>
    public SubmitRecord Submit { get; }

    /// <summary>The time at which the submit was given up. The job, if there is one, was accepted between the submit's start and this time.</summary>
    public DateTimeOffset EndedAt { get; }

    /// <summary>The service's answer; null when the connection broke without one.</summary>
    public ErrorResponse? Answer { get; }
}
