namespace FalGenerated;

/// <summary>
/// A wait ran out of its time. The job goes on, and is billed: wait for it again, or cancel it. When the last status says completed, it is
/// the fetch of the result that did not end in time.
/// </summary>
public sealed class FalDeadlineException : TimeoutException
{
    internal FalDeadlineException(FalJob job, TimeSpan limit, QueueStatus? lastStatus)
        : base(lastStatus is { IsCompleted: true }
            ? $"Fetch the result again, soon, because it is kept for a limited time: job {job.RequestId} is finished, and its result could not be fetched within {limit}."
            : $"Wait again, or cancel: job {job.RequestId} was not finished after {limit} and still runs. Its token resumes it anywhere.")
    {
        Job = job;
        Limit = limit;
        LastStatus = lastStatus;
    }

    /// <summary>The job; it can be waited for again.</summary>
    public FalJob Job { get; }

    /// <summary>The limit that ran out.</summary>
    public TimeSpan Limit { get; }

    /// <summary>The last status that was seen; null when none was.</summary>
    public QueueStatus? LastStatus { get; }
}
