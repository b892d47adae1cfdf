using FalGenerated.Polling;

namespace FalGenerated.Queue;

/// <summary>The ways to reach one job. Delegates, so that a job made for a test needs no network.</summary>
/// <param name="Waiting">What its waits need of their surroundings.</param>
/// <param name="GetStatus">Asks for the status; the flag asks for log lines.</param>
/// <param name="Cancel">Asks to cancel.</param>
/// <param name="OpenStream">Opens the status stream; the flag asks for log lines.</param>
internal sealed record JobCalls(
    WaitServices Waiting,
    Func<bool, CancellationToken, Task<QueueStatus>> GetStatus,
    Func<CancellationToken, Task<CancelOutcome>> Cancel,
    Func<bool, CancellationToken, IAsyncEnumerable<QueueStatus>>? OpenStream)
{
    /// <summary>How long such jobs usually take; null when that is not known.</summary>
    public ExpectedDuration? Usual { get; init; }

    /// <summary>Hears that the job was seen completed, and about how old it was then.</summary>
    public Action<QueueStatus, TimeSpan>? SawCompleted { get; init; }

    /// <summary>Where its file is fetched; null for a job that was made without a client.</summary>
    public FalStorage? Storage { get; init; }
}
