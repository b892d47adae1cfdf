namespace FalGenerated;

/// <summary>The job was cancelled before it had a result.</summary>
public sealed class FalJobCancelledException : FalJobException
{
    internal FalJobCancelledException(FalJob job, ErrorResponse answer)
        : base($"Submit again if it is still wanted: job {job.RequestId} was cancelled ({answer})", job, answer)
    {
    }
}
