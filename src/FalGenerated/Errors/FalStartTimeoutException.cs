namespace FalGenerated;

/// <summary>504: the job did not start within the start timeout that the caller set. It was not billed. Never repeated.</summary>
public sealed class FalStartTimeoutException : FalApiException
{
    internal FalStartTimeoutException(FalAnswer answer, FalJob? job = null)
        : base("Allow a longer start timeout, or submit later: the job did not start in time", answer) => Job = job;

    /// <summary>The job, which the service has given up; null when it was told before there was one.</summary>
    public FalJob? Job { get; }
}
