namespace FalGenerated;

/// <summary>
/// A wait ended before the job did: its timeout is over, or the service was away, or failing, for five minutes on end. The job goes on, and
/// is billed: wait for it again, or cancel it, and do not submit it again. When the last status says completed, it is the fetch of the result
/// that did not end in time.
/// </summary>
public sealed class FalTimeoutException : FalException
{
    /// <summary>Makes one for a wait whose timeout is over.</summary>
    /// <param name="job">The job.</param>
    /// <param name="timeout">The timeout.</param>
    /// <param name="lastStatus">The last status that was seen; null when none was.</param>
    public FalTimeoutException(FalJob job, TimeSpan timeout, QueueStatus? lastStatus)
        : base(lastStatus is { IsCompleted: true }
            ? $"Fetch the result again, soon, because it is kept for a limited time: job {job?.RequestId} is finished, and its result could not be fetched within {timeout}."
            : $"Wait again, or cancel: job {job?.RequestId} was not finished after {timeout} and still runs. Its token resumes it anywhere.")
    {
        ArgumentNullException.ThrowIfNull(job);
        Job = job;
        Timeout = timeout;
        LastStatus = lastStatus;
    }

    /// <summary>Makes one for a service that was away for too long.</summary>
    /// <param name="job">The job.</param>
    /// <param name="lastFailure">The last failure of a call about it.</param>
    public FalTimeoutException(FalJob job, FalException lastFailure)
        : base(
            $"Wait for it again by its token, and do not submit it again: job {job?.RequestId} was accepted and goes on, and asking for it failed for some minutes ({TextOf(lastFailure)}).",
            lastFailure)
    {
        ArgumentNullException.ThrowIfNull(job);
        Job = job;
    }

    /// <summary>The job; it can be waited for again.</summary>
    public FalJob Job { get; }

    /// <summary>The timeout that is over; null when it was the service that was away, and then the inner exception is the last failure.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>The last status that was seen; null when none was.</summary>
    public QueueStatus? LastStatus { get; }

    // The message of the failure itself speaks of one call, and may say that nothing was sent.
    private static string TextOf(FalException failure) => failure switch
    {
        FalConnectionException connection => $"{connection.Host} was not reached, or broke off",
        FalApiException said => said.Answer.ToString(),
        _ => failure.GetType().Name,
    };
}
