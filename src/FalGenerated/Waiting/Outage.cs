namespace FalGenerated;

/// <summary>A run of failures that may pass. A wait of minutes outlives a network that is away for some of them.</summary>
internal sealed class Outage(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private long? since;

    /// <summary>Whether to go on after this failure.</summary>
    public bool MayPass(FalException error)
    {
        if (error is not (FalConnectionException or FalServerException or FalRateLimitException or FalUnreadableAnswerException))
        {
            return false;
        }

        since ??= time.GetTimestamp();
        return time.GetElapsedTime(since.Value) < Longest;
    }

    public void IsOver() => since = null;
}
