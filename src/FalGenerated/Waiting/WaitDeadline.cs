namespace FalGenerated;

/// <summary>The time that a wait may take, and the tokens that end what runs when it is over or the caller cancels.</summary>
internal sealed class WaitDeadline : IDisposable
{
    // A last look at the deadline may take this long when it meets a slow network.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);
    private readonly TimeSpan? limit;
    private readonly TimeProvider time;
    private readonly long start;
    private readonly List<CancellationTokenSource> sources = [];

    public WaitDeadline(TimeSpan? limit, TimeProvider time, CancellationToken caller)
    {
        this.limit = limit;
        this.time = time;
        start = time.GetTimestamp();
        OnTime = limit is { } most ? Linked(most, caller) : caller;
        ForLook = limit is { } longest ? Linked(longest + LastLook, caller) : caller;
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

    public void Dispose()
    {
        foreach (CancellationTokenSource source in sources)
        {
            source.Dispose();
        }
    }

    private CancellationToken Linked(TimeSpan after, CancellationToken caller)
    {
        CancellationTokenSource timed = new(after, time);
        CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(caller, timed.Token);
        sources.Add(linked);
        sources.Add(timed);
        return linked.Token;
    }
}
