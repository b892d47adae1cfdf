using FalGenerated.Errors;

namespace FalGenerated.Polling;

/// <summary>A run of failures that may pass. A wait of minutes outlives a network that is away for some of them.</summary>
internal sealed class FailureWindow(FalJob job, TimeProvider time)
{
    // An answer that came whole and cannot be read is seldom readable the next time.
    private const int MostUnreadable = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private long? since;
    private int unreadable;

    /// <summary>Determines whether a failure says nothing of the job, so that the next look may teach more.</summary>
    public static bool IsPassing(Exception error) =>
        error is FalConnectionException or FalApiException { Kind: FalApiErrorKind.Server or FalApiErrorKind.RateLimit or FalApiErrorKind.Unreadable };

    /// <summary>The pause that the service asked for in its failure, up to the length of the window; zero when it asked for none.</summary>
    public static TimeSpan Asked(TimeSpan? retryAfter) => retryAfter is { } asked ? (asked < Longest ? asked : Longest) : TimeSpan.Zero;

    /// <summary>Determines whether the next look may teach more than this failure does.</summary>
    public bool MayPass(FalException error) =>
        IsPassing(error) && !(error is FalApiException { Kind: FalApiErrorKind.Unreadable } && ++unreadable == MostUnreadable);

    /// <summary>Takes a failure in that may pass.</summary>
    /// <returns>What the service asked to wait in it; zero when it did not.</returns>
    /// <exception cref="FalTimeoutException">It has not passed for too long.</exception>
    public TimeSpan Add(FalException error)
    {
        since ??= time.GetTimestamp();
        return time.GetElapsedTime(since.Value) < Longest
            ? Asked((error as FalApiException)?.Answer.RetryAfter)
            : throw new FalTimeoutException(job, error);
    }

    public void IsOver()
    {
        since = null;
        unreadable = 0;
    }
}
