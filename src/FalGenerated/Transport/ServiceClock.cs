namespace FalGenerated.Transport;

/// <summary>
/// The service's time, as the <c>Date</c> of its answers states it. Between two answers it goes on by the monotonic clock, so that a local clock that is
/// wrong, or is put right meanwhile, changes nothing.
/// </summary>
internal sealed class ServiceClock(TimeProvider time)
{
    private Reading? last;

    /// <summary>The time at the service; null before its first answer.</summary>
    public DateTimeOffset? Now => Volatile.Read(ref last) is { } reading ? reading.Date + time.GetElapsedTime(reading.Timestamp) : null;

    /// <summary>The time to add to the local clock; null before the service's first answer.</summary>
    public TimeSpan? Offset => Now - time.GetUtcNow();

    public void Observe(HttpResponseMessage response)
    {
        if (response.Headers.Date is { } date)
        {
            Volatile.Write(ref last, new Reading(date, time.GetTimestamp()));
        }
    }

    private sealed record Reading(DateTimeOffset Date, long Timestamp);
}
