namespace FalGenerated;

/// <summary>The job is finished and failed. 5xx failures are not billed; a refused input may be, when a runner had spent time on it.</summary>
public sealed class FalJobFailedException : FalJobException
{
    internal FalJobFailedException(FalJob job, FalAnswer answer)
        : base(
            $"{(answer.StatusCode is >= 400 and < 500 ? "Correct the input" : "Submit a new job later")}: "
            + $"job {job.RequestId} failed ({answer})",
            job,
            answer)
    {
    }

    /// <summary>Complaints about single fields; empty when there are none.</summary>
    public IReadOnlyList<FalFieldError> Errors => Answer.Errors;

    /// <summary>The service's code for the failure; null when there is none.</summary>
    public string? ErrorType => Answer.ErrorType;
}
