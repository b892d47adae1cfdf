namespace FalGenerated;

/// <summary>The job is finished, and the service keeps its result no longer (an hour by default, six minutes from 10 KB).</summary>
public sealed class FalResultExpiredException : FalJobException
{
    internal FalResultExpiredException(FalJob job, ErrorResponse answer)
        : base($"Fetch results within the hour: the result of job {job.RequestId} is no longer kept ({answer})", job, answer)
    {
    }
}
