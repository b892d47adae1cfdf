namespace FalGenerated;

/// <summary>The ways to reach one job. Delegates, so that a job made for a test needs no network.</summary>
/// <param name="Time">The clock of its waits.</param>
/// <param name="GetStatus">Asks for the status; the flag asks for log lines.</param>
/// <param name="Cancel">Asks to cancel.</param>
internal sealed record JobCalls(
    TimeProvider Time,
    Func<bool, CancellationToken, Task<QueueStatus>> GetStatus,
    Func<CancellationToken, Task<CancelOutcome>> Cancel)
{
    /// <summary>Where its file is fetched; null for a job that was made without a client.</summary>
    public FalStorage? Storage { get; init; }
}
