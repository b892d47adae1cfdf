namespace FalGenerated;

/// <summary>A wait ran out of its time. The job goes on, and is billed: wait for it again, or cancel it. If the last status is completed, only its result is missing.</summary>
public sealed class FalDeadlineException : TimeoutException
{
    internal FalDeadlineException(FalJob job, TimeSpan limit, QueueStatus? lastStatus)
        : base(lastStatus is { IsCompleted: true }
            ? $"Fetch the result again: job {job.RequestId} is finished, and its result did not come within {limit}. Its token resumes it anywhere."
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
