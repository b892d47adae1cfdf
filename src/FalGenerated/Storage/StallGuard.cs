namespace FalGenerated.Storage;

/// <summary>Gives up a request that has stood still for too long; every byte that moves starts the time again.</summary>
internal sealed class StallGuard : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _clock;
    private readonly CancellationTokenSource _either;

    public StallGuard(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _limit = limit;
        _clock = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_clock.Token, caller);
    }

    /// <summary>Cancelled by the caller or by the standstill.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether it stood still for too long.</summary>
    public bool Stalled => _clock.IsCancellationRequested;

    /// <summary>Something moved.</summary>
    public void Tick() => _clock.CancelAfter(_limit);

    public void Dispose()
    {
        _either.Dispose();
        _clock.Dispose();
    }
}
