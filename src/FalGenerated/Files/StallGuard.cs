namespace FalGenerated.Files;

/// <summary>Gives up a request that has stood still for too long; every byte that moves starts the time again.</summary>
internal sealed class StallGuard : IDisposable
{
    private readonly TimeSpan limit;
    private readonly CancellationTokenSource clock;
    private readonly CancellationTokenSource either;

    public StallGuard(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        this.limit = limit;
        clock = new CancellationTokenSource(limit, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, caller);
    }

    /// <summary>Cancelled by the caller or by the standstill.</summary>
    public CancellationToken Token => either.Token;

    /// <summary>Whether it stood still for too long.</summary>
    public bool Stalled => clock.IsCancellationRequested;

    /// <summary>Something moved.</summary>
    public void Tick() => clock.CancelAfter(limit);

    public void Dispose()
    {
        either.Dispose();
        clock.Dispose();
    }
}
