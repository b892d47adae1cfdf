using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Tests.Storage;

/// <summary>A clock on which pauses of less than a minute are over at once and are written down; longer timers wait for <c>Advance</c>.</summary>
internal sealed class QuickTime : FakeTimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> pauses = new();

    public IReadOnlyList<TimeSpan> Pauses => [.. pauses];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < TimeSpan.FromMinutes(1))
        {
            pauses.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
