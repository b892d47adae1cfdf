namespace FalGenerated.Polling;

/// <summary>The part of one wait in being woken: a token that ends its present pause, or its stream.</summary>
internal sealed class JobWakeUp(JobWakeUps all, string requestId) : IDisposable
{
    private readonly CancellationTokenSource source = new();

    public string RequestId => requestId;

    /// <summary>Cancelled when the job is said to have ended.</summary>
    public CancellationToken Token => source.Token;

    public bool IsWoken => source.IsCancellationRequested;

    // The wait goes on with a thread of its own, not with that of the receiver which wakes it.
    public void Wake() => _ = source.CancelAsync();

    public void Dispose()
    {
        all.Remove(this);
        source.Dispose();
    }
}
