namespace FalGenerated;

/// <summary>The result was asked for before the job was finished.</summary>
public sealed class FalJobRunningException : FalJobException
{
    internal FalJobRunningException(FalJob job, ErrorResponse answer)
        : base($"Wait for the job before you fetch its result: job {job.RequestId} is not finished ({answer})", job, answer)
    {
    }
}
