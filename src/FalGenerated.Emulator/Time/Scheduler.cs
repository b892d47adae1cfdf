namespace FalGenerated.Emulator.Time;

/// <summary>
/// Everything that will happen, in order of its due time. State changes only inside <see cref="Do{T}"/>, under one lock, after
/// all events that are due have run; so an observer sees the same history whether the clock crept or jumped.
/// </summary>
internal sealed class Scheduler : IDisposable
{
    // A timer takes 49 days at most. One that wakes before anything is due only looks again.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly PriorityQueue<Action, (DateTimeOffset Due, long Order)> events = new();
    private readonly ITimer timer;
    private long order;
    private DateTimeOffset? moment;
    private bool disposed;

    public Scheduler(TimeProvider clock)
    {
        this.clock = clock;
        timer = clock.CreateTimer(_ => Do(() => true), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The due time of the event that is running, or the moment of the step that is: time stands still inside both.</summary>
    public DateTimeOffset Now => moment ?? clock.GetUtcNow();

    /// <summary>Runs what is due, then <paramref name="action"/>, as one step that no other caller can interleave.</summary>
    public T Do<T>(Func<T> action)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            try
            {
                RunDue(now);
                moment = now;
                return action();
            }
            finally
            {
                moment = null;
                Arm();
            }
        }
    }

    /// <summary>Plans an event. To be called inside <see cref="Do{T}"/> or by another event.</summary>
    public void At(DateTimeOffset due, Action action) => events.Enqueue(action, (due, order++));

    /// <summary>Forgets every planned event.</summary>
    public void Clear() => events.Clear();

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            events.Clear();
        }

        timer.Dispose();
    }

    private void RunDue(DateTimeOffset now)
    {
        while (events.TryPeek(out _, out var next) && next.Due <= now)
        {
            moment = next.Due;
            events.Dequeue()();
        }
    }

    private void Arm()
    {
        if (disposed || !events.TryPeek(out _, out var next))
        {
            return;
        }

        var wait = next.Due - clock.GetUtcNow();
        timer.Change(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks)), Timeout.InfiniteTimeSpan);
    }
}
