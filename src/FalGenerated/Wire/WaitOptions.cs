namespace FalGenerated;

/// <summary>The options of a wait for a job.</summary>
public sealed record WaitOptions
{
    internal static WaitOptions Default { get; } = new();

    /// <summary>The way to follow the progress. Default <see cref="WaitMode.Auto"/>.</summary>
    public WaitMode Mode { get; init; }

    /// <summary>Gets a value indicating whether to ask for log lines; each status then holds the new ones. Default false.</summary>
    public bool Logs { get; init; }

    /// <summary>
    /// The longest to wait, from now, the fetch of the result included; positive. No pause goes beyond it; the service is asked once more when it is
    /// over, and then a <see cref="FalTimeoutException"/> hands the job back, which goes on. Null (the default): as long as it takes. Jobs here take minutes.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// About how long such a job takes, from submit to completion; positive. Where the job is polled, few requests are sent before it is due and
    /// one every three seconds around then. Steady durations of earlier jobs of this client go before it. Null (the default): not known. On fal's
    /// service, 12 to 35 seconds for a second of video were observed, and about 60 for the pro tier.
    /// </summary>
    public TimeSpan? ExpectedDuration { get; init; }

    /// <summary>Gets a value indicating whether cancelling the wait also asks the service to cancel the job, as far as that can be done. Default false: only the wait ends.</summary>
    public bool CancelJobWhenCancelled { get; init; }
}
