using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Tests.Support;

/// <summary>A fake clock that jumps from one timer to the next while a task runs, so that hours pass in milliseconds and every due time is exact.</summary>
public sealed class SteppedTime : FakeTimeProvider
{
    private static readonly DateTimeOffset Origin = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(1);

    // A pool thread that is blocked for good must not stop the clock.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(8);
    private readonly Lock gate = new();
    private readonly List<Entry> pending = [];

    public SteppedTime()
        : base(Origin)
    {
    }

    /// <summary>The time that has passed since the clock was made.</summary>
    public TimeSpan Passed => GetUtcNow() - Origin;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Entry entry = new(this);
        entry.Inner = base.CreateTimer(
            one =>
            {
                Remove(entry);
                callback(one);
            },
            state,
            dueTime,
            period);
        entry.Schedule(dueTime);
        return entry;
    }

    /// <summary>Runs a task to its end, however long it waits.</summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        await RunAsync((Task)task);
        return await task;
    }

    /// <summary>Runs a task to its end, however long it waits.</summary>
    public async Task RunAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            await SettleAsync();
            if (task.IsCompleted)
            {
                break;
            }

            DateTimeOffset? next = NextDue();
            if (next is { } due && due > GetUtcNow())
            {
                SetUtcNow(due);
            }
            else
            {
                Advance(TimeSpan.Zero);
            }
        }
    }

    // What a fired timer woke goes on, as far as it can without time passing: until the pool has had nothing to do for a while.
    private static async Task SettleAsync()
    {
        long began = System.GetTimestamp();
        long quietSince = began;
        int turns = 0;
        while (turns < 20 || System.GetElapsedTime(quietSince) < Quiet)
        {
            await Task.Run(static () => { });
            turns++;
            if (ThreadPool.PendingWorkItemCount != 0 || (OthersWork() && System.GetElapsedTime(began) < Patience))
            {
                quietSince = System.GetTimestamp();
                turns = 0;
            }
        }
    }

    // Work that the operating system has set aside is neither pending nor done, but its thread counts. One thread may be our own.
    private static bool OthersWork()
    {
        ThreadPool.GetAvailableThreads(out int free, out _);
        ThreadPool.GetMaxThreads(out int most, out _);
        return most - free > 1;
    }

    private DateTimeOffset? NextDue()
    {
        lock (gate)
        {
            return pending.Count == 0 ? null : pending.Min(entry => entry.Due);
        }
    }

    private void Remove(Entry entry)
    {
        lock (gate)
        {
            pending.Remove(entry);
        }
    }

    private sealed class Entry(SteppedTime time) : ITimer
    {
        public ITimer? Inner { get; set; }

        public DateTimeOffset Due { get; private set; }

        public void Schedule(TimeSpan dueTime)
        {
            lock (time.gate)
            {
                time.pending.Remove(this);
                if (dueTime >= TimeSpan.Zero && dueTime < TimeSpan.FromDays(365))
                {
                    Due = time.GetUtcNow() + dueTime;
                    time.pending.Add(this);
                }
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Schedule(dueTime);
            return Inner!.Change(dueTime, period);
        }

        public void Dispose()
        {
            time.Remove(this);
            Inner!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            time.Remove(this);
            return Inner!.DisposeAsync();
        }
    }
}
