namespace FalGenerated.Tests.Support;

/// <summary>
/// A clock that jumps from one timer to the next while tasks run, so that hours pass in milliseconds and every due time is exact.
/// It fires one timer at a time, and none before each of the tasks stands in a pause, an armed <see cref="Task.Delay(TimeSpan, TimeProvider)"/>:
/// a task that computes, changes threads or reads a file has none. So neither the load of the machine nor the order of threads matters.
/// Time limits are timers too, but nobody waits in them.
/// </summary>
public sealed class SteppedTime : TimeProvider
{
    private static readonly DateTimeOffset Origin = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly Lock gate = new();
    private readonly List<SteppedTimer> armed = [];
    private DateTimeOffset now = Origin;
    private TaskCompletionSource change = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The time that has passed since the clock was made.</summary>
    public TimeSpan Passed => GetUtcNow() - Origin;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        SteppedTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs a task to its end, however long it waits. It waits for one thing at a time.</summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        await RunAsync([task]);
        return await task;
    }

    /// <summary>Runs tasks to their ends, however long they wait. Each waits for one thing at a time.</summary>
    public async Task RunAsync(params Task[] tasks)
    {
        foreach (Task task in tasks)
        {
            _ = task.ContinueWith(_ => Changed(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        while (!Array.TrueForAll(tasks, task => task.IsCompleted))
        {
            if (TakeNext(tasks, out Task changed) is { } timer)
            {
                timer.Fire();
            }
            else
            {
                await changed;
            }
        }

        await Task.WhenAll(tasks);
    }

    /// <summary>Goes on to the earliest timer, when no task has anything else to do; else tells when to look again.</summary>
    private SteppedTimer? TakeNext(Task[] tasks, out Task changed)
    {
        lock (gate)
        {
            changed = change.Task;
            int pauses = armed.Count(timer => timer.IsPause);
            int waiting = tasks.Count(task => !task.IsCompleted);
            if (pauses < waiting || waiting == 0)
            {
                return null;
            }

            if (pauses > waiting)
            {
                throw new InvalidOperationException($"{pauses} pauses run and {waiting} tasks: give each task that waits by itself to RunAsync.");
            }

            SteppedTimer next = armed.MinBy(timer => timer.Due)!;
            armed.Remove(next);
            now = next.Due;
            return next;
        }
    }

    private void Arm(SteppedTimer timer, TimeSpan dueTime)
    {
        lock (gate)
        {
            armed.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = now + dueTime;
                armed.Add(timer);
            }
        }

        Changed();
    }

    private void Changed()
    {
        TaskCompletionSource before;
        lock (gate)
        {
            before = change;
            change = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.SetResult();
    }

    private sealed class SteppedTimer(SteppedTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        // Task.Delay arms a timer for its task, a time limit for its token source.
        public bool IsPause => state is Task;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Arm(this, dueTime);
            return true;
        }

        public void Dispose() => time.Arm(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
