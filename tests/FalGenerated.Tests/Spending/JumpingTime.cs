namespace FalGenerated.Tests.Spending;

/// <summary>A system clock that can be set, beside a monotonic one that only goes on.</summary>
internal sealed class JumpingTime : TimeProvider
{
    private TimeSpan elapsed;
    private TimeSpan jumped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void GoOn(TimeSpan time) => elapsed += time;

    public void Jump(TimeSpan time) => jumped += time;

    public override long GetTimestamp() => elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) + elapsed + jumped;
}
