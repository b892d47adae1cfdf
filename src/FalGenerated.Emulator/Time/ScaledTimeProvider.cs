namespace FalGenerated.Emulator.Time;

/// <summary>A clock that starts at another clock's time and runs <c>speed</c> times as fast.</summary>
internal sealed class ScaledTimeProvider(TimeProvider inner, double speed) : TimeProvider
{
    // Close to the longest time that a timer takes. A wait that is longer in real time is shortened to it: it outlives any test.
    private const double LongestTimer = 45.0 * 24 * 60 * 60 * 1000;
    private readonly DateTimeOffset start = inner.GetUtcNow();
    private readonly long startTimestamp = inner.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(inner.CreateTimer(callback, state, Shrink(dueTime), Shrink(period)), this);

    private TimeSpan Elapsed => inner.GetElapsedTime(startTimestamp) * speed;

    // Rounded up to whole milliseconds, the resolution of timers: a timer must not fire before its time.
    private TimeSpan Shrink(TimeSpan time) =>
        time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(time.TotalMilliseconds / speed), LongestTimer));

    private sealed class ScaledTimer(ITimer inner, ScaledTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Shrink(dueTime), clock.Shrink(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
