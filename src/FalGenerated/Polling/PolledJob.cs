using System.Diagnostics;

namespace FalGenerated.Polling;

/// <summary>One job, as a wait sees it.</summary>
/// <param name="Job">The job, for the exceptions that hold it.</param>
/// <param name="GetStatus">Asks for the status; the flag asks for log lines.</param>
/// <param name="Cancel">Asks to cancel.</param>
/// <param name="OpenStream">Opens the status stream; the flag asks for log lines. Null where there is none.</param>
internal sealed record PolledJob(
    FalJob Job,
    Func<bool, CancellationToken, Task<QueueStatus>> GetStatus,
    Func<CancellationToken, Task<CancelOutcome>> Cancel,
    Func<bool, CancellationToken, IAsyncEnumerable<QueueStatus>>? OpenStream)
{
    /// <summary>The expected duration of such jobs; null when it is not known.</summary>
    public ExpectedDuration? Expected { get; init; }

    /// <summary>Called when the job was seen completed, with its age at that time.</summary>
    public Action<QueueStatus, TimeSpan>? OnCompleted { get; init; }

    /// <summary>The trace of the submit, which the wait's trace links to; null when it is not known.</summary>
    public ActivityContext? Submit { get; init; }
}
