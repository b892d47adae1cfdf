using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Emulator.Tests;

/// <summary>A clock that stands still while something is under way: it is moved by whole pauses, when one has begun.</summary>
internal sealed class PauseClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> pauses = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);

        // Task.Delay arms a timer for its task; a time limit arms one for its token source.
        if (state is Task)
        {
            pauses.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>Waits for a pause to begin, lets it pass, and returns how many seconds it was.</summary>
    public async Task<double> PassAsync()
    {
        var pause = await pauses.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Advance(pause);
        return pause.TotalSeconds;
    }
}
