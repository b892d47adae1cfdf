namespace FalGenerated;

/// <summary>
/// While a job was waited for, the service could not be reached, or answered with failures that usually pass, for five minutes on end. The
/// job was accepted and goes on, and is billed: wait for it again, and do not submit it again. The inner exception is the last failure.
/// </summary>
public sealed class FalOutageException : FalException
{
    internal FalOutageException(FalJob job, FalException lastFailure)
        : base(
            $"Wait for it again by its token, and do not submit it again: job {job.RequestId} was accepted and goes on, and asking for it failed for some minutes ({What(lastFailure)}).",
            lastFailure) => Job = job;

    /// <summary>The job; it can be waited for again.</summary>
    public FalJob Job { get; }

    // The message of the failure itself speaks of one call, and may say that nothing was sent.
    private static string What(FalException failure) => failure switch
    {
        FalConnectionException connection => $"{connection.Host} was not reached, or broke off",
        FalApiException said => said.Answer.ToString(),
        _ => failure.GetType().Name,
    };
}
