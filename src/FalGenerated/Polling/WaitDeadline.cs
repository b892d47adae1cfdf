namespace FalGenerated.Polling;

/// <summary>The time that a wait may take, and the tokens that end what runs when it is over or the caller cancels.</summary>
internal sealed class WaitDeadline : IDisposable
{
    // A last look begins at the deadline, and a deadline is kept to within a quarter of a second whatever the network does.
    private static readonly TimeSpan LastLook = TimeSpan.FromMilliseconds(200);

    // Timers of the framework take no more. A longer deadline is held by the clock alone, between two looks.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(45);
    private readonly TimeSpan? limit;
    private readonly TimeProvider time;
    private readonly long start;
    private readonly List<CancellationTokenSource> sources = [];

    public WaitDeadline(TimeSpan? limit, TimeProvider time, CancellationToken caller)
    {
        this.limit = limit < TimeSpan.Zero ? TimeSpan.Zero : limit;
        this.time = time;
        start = time.GetTimestamp();
        OnTime = Linked(TimeSpan.Zero, caller);
        ForLook = Linked(LastLook, caller);
    }

    /// <summary>Ends with the deadline.</summary>
    public CancellationToken OnTime { get; }

    /// <summary>Ends a little after the deadline, so that a look which began at it can end.</summary>
    public CancellationToken ForLook { get; }

    public bool IsOver => limit is { } most && time.GetElapsedTime(start) >= most;

    /// <summary>A pause, shortened to what is left.</summary>
    public TimeSpan Clamp(TimeSpan pause)
    {
        TimeSpan left = (limit ?? TimeSpan.MaxValue) - (limit is null ? TimeSpan.Zero : time.GetElapsedTime(start));
        return left >= pause ? pause : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <exception cref="OperationCanceledException">The time is over.</exception>
    public void ThrowIfOver()
    {
        if (IsOver)
        {
            throw new OperationCanceledException("The time of the wait is over.");
        }
    }

    public void Dispose()
    {
        foreach (CancellationTokenSource source in sources)
        {
            source.Dispose();
        }
    }

    private CancellationToken Linked(TimeSpan more, CancellationToken caller)
    {
        if (limit is not { } most || most > LongestTimer)
        {
            return caller;
        }

        CancellationTokenSource timed = new(most + more, time);
        CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(caller, timed.Token);
        sources.Add(linked);
        sources.Add(timed);
        return linked.Token;
    }
}
