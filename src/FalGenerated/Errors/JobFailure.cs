namespace FalGenerated;

/// <summary>The outcomes of a job without a result.</summary>
public enum JobFailure
{
    /// <summary>It failed. 5xx failures are not billed; a refused input may be, when a runner had spent time on it.</summary>
    Failed,

    /// <summary>It was cancelled before it had a result.</summary>
    Cancelled,

    /// <summary>It was finished, and the service keeps its result no longer (an hour by default, six minutes from 10 KB).</summary>
    Expired,
}
