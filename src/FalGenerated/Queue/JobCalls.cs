namespace FalGenerated.Queue;

/// <summary>
/// The calls about one job. Delegates, so that a job made for a test needs no network. Each takes the job that its exceptions hold.
/// </summary>
/// <param name="GetStatus">Asks for the status; the flag asks for log lines.</param>
/// <param name="Cancel">Asks to cancel.</param>
/// <param name="OpenStream">Opens the status stream; the flag asks for log lines. Null where there is none.</param>
/// <param name="GetResult">Fetches the result once; the status is the one that said completed, null when none was seen.</param>
internal sealed record JobCalls<TOutput>(
    Func<FalJob, bool, CancellationToken, Task<QueueStatus>> GetStatus,
    Func<FalJob, CancellationToken, Task<CancelOutcome>> Cancel,
    Func<bool, CancellationToken, IAsyncEnumerable<QueueStatus>>? OpenStream,
    Func<FalJob, QueueStatus?, CancellationToken, Task<FalResponse<TOutput>>> GetResult)
    where TOutput : class;
