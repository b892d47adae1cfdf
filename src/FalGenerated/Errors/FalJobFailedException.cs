namespace FalGenerated;

/// <summary>The job is finished and failed. 5xx failures are not billed; a refused input may be, when a runner had spent time on it.</summary>
public sealed class FalJobFailedException : FalJobException
{
    internal FalJobFailedException(FalJob job, ErrorResponse answer)
        : base(
            $"{(IsOfInput(answer) ? "Correct the input" : "Submit a new job later")}: "
            + $"job {job.RequestId} failed ({answer})",
            job,
            answer)
    {
    }

    // A 404 ends here when the status had told of a failure of the infrastructure; a failure of a partner comes as a 400 too.
    private static bool IsOfInput(ErrorResponse answer) =>
        answer.StatusCode is >= 400 and < 500 and not (404 or 410) && answer.Retryable != true && answer.ErrorType != "downstream_service_error";

    /// <summary>Complaints about single fields; empty when there are none.</summary>
    public IReadOnlyList<FalFieldError> Errors => Answer.Errors;

    /// <summary>The service's code for the failure; null when there is none.</summary>
    public string? ErrorType => Answer.ErrorType;
}
