using FalGenerated.Transport;

namespace FalGenerated.Jobs;

/// <summary>
/// The span of the service's time in which it may have taken a submit. The record has the local clock's time, which may have been wrong by hours or
/// years: then the service's own time decides.
/// </summary>
/// <param name="From">The beginning.</param>
/// <param name="To">The end.</param>
internal sealed record LookupWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The fact of a submit that says by how many seconds the service was ahead of the local clock.</summary>
    public const string ClockFact = "clock";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestSubmit = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan HoursOff = TimeSpan.FromHours(24);

    // A time before this is none that a submit in doubt can have, and what the service lists was made within a week.
    private static readonly TimeSpan OldestBelievable = TimeSpan.FromDays(90);
    private static readonly TimeSpan Wide = TimeSpan.FromDays(7);

    /// <summary>The seconds by which a local clock is off; null where it is right, or nothing is known of it.</summary>
    public static long? ErrorOf(ServiceClock clock) =>
        clock.Offset is { } offset && offset.Duration() > ClockSkew ? (long)offset.TotalSeconds : null;

    public static LookupWindow Of(SubmitRecord submit, ServiceClock clock)
    {
        long seconds = (long?)submit.Facts?[ClockFact] ?? ErrorOf(clock) ?? 0;
        DateTimeOffset? start = Shifted(submit.StartedAt, seconds);
        bool isBelievable = start is not null && (clock.Now is not { } now || (start < now + ClockSkew && start > now - OldestBelievable));
        return isBelievable ? new LookupWindow(start!.Value - ClockSkew, start.Value + LongestSubmit)
            : clock.Now is { } known ? new LookupWindow(known - Wide, known + ClockSkew)
            : new LookupWindow(DateTimeOffset.UnixEpoch + HoursOff, DateTimeOffset.UnixEpoch + HoursOff + LongestSubmit);
    }

    /// <summary>A day around the record's time: for a clock that was hours off and has been put right since.</summary>
    public LookupWindow Day => new(From - HoursOff, To + HoursOff);

    /// <summary>Determines whether the same requests lie in both.</summary>
    public bool IsNear(LookupWindow other) => (From - other.From).Duration() <= ClockSkew && (To - other.To).Duration() <= ClockSkew;

    // A clock may say the year 1 or 9999, at whose ends there is no room.
    private static DateTimeOffset? Shifted(DateTimeOffset time, long seconds)
    {
        decimal ticks = time.UtcTicks + ((decimal)seconds * TimeSpan.TicksPerSecond);
        return ticks < DateTimeOffset.MinValue.Ticks + (2 * TimeSpan.TicksPerDay) || ticks > DateTimeOffset.MaxValue.Ticks - (2 * TimeSpan.TicksPerDay)
            ? null
            : new DateTimeOffset((long)ticks, TimeSpan.Zero);
    }
}
