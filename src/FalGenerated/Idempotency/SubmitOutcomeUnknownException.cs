namespace FalGenerated;

/// <summary>
/// A paid POST was sent and its outcome is not known: a job may exist and be billed. It is never sent again by the SDK.
/// Look it up at the service before submitting once more.
/// </summary>
public sealed class SubmitOutcomeUnknownException : FalException
{
    internal SubmitOutcomeUnknownException(
        SubmitIntent intent, DateTimeOffset endedAt, string reason, FalAnswer? answer = null, Exception? innerException = null)
        : base(
            $"Do not submit again before you looked: the job of intent '{intent.Key}' may exist and be billed ({reason}). "
            + "Ask the service for its recent requests (ResolveAsync does), or look at the dashboard.",
            innerException)
    {
        Intent = intent;
        EndedAt = endedAt;
        Answer = answer;
    }

    /// <summary>What was to be submitted: key, endpoint, hash of the input, time.</summary>
    public SubmitIntent Intent { get; }

    /// <summary>When the submit was given up. The job, if there is one, was accepted between the intent's start and this time.</summary>
    public DateTimeOffset EndedAt { get; }

    /// <summary>What came back, when anything did; null when the connection broke without an answer.</summary>
    public FalAnswer? Answer { get; }
}
