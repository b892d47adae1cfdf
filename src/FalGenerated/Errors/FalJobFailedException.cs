namespace FalGenerated;

/// <summary>The job is over and there is no result: it failed, was cancelled, or its result expired. <see cref="Outcome"/> tells which.</summary>
public sealed class FalJobFailedException : FalException
{
    /// <summary>Makes one.</summary>
    /// <param name="outcome">The outcome of the job.</param>
    /// <param name="job">The job.</param>
    /// <param name="answer">The service's answer to the request for the result.</param>
    /// <param name="hint">Further advice, as the continuation of a sentence; empty for none.</param>
    public FalJobFailedException(JobFailure outcome, FalJob job, ErrorResponse answer, string hint = "")
        : base(TextOf(outcome, job ?? throw new ArgumentNullException(nameof(job)), answer ?? throw new ArgumentNullException(nameof(answer)), hint))
    {
        Outcome = outcome;
        Job = job;
        Answer = answer;
    }

    /// <summary>The outcome of the job.</summary>
    public JobFailure Outcome { get; }

    /// <summary>The job; its token and its id are of use to support.</summary>
    public FalJob Job { get; }

    /// <summary>The service's answer to the request for the result.</summary>
    public ErrorResponse Answer { get; }

    /// <summary>Complaints about single members of the input; empty when there are none.</summary>
    public IReadOnlyList<FalFieldError> FieldErrors => Answer.Errors;

    /// <summary>The service's code for the failure; null when there is none.</summary>
    public string? ErrorType => Answer.ErrorType;

    private static string TextOf(JobFailure outcome, FalJob job, ErrorResponse answer, string hint) => outcome switch
    {
        JobFailure.Cancelled => $"Submit again if it is still wanted: job {job.RequestId} was cancelled ({answer})",
        JobFailure.Expired => $"Fetch results within the hour: the result of job {job.RequestId} is no longer kept ({answer})",
        _ => $"{(IsOfInput(answer) ? "Correct the input" : "Submit a new job later")}: job {job.RequestId} failed{hint} ({answer})",
    };

    // A 404 ends here when the status had told of a failure of the infrastructure; a failure of a partner comes as a 400 too.
    private static bool IsOfInput(ErrorResponse answer) =>
        answer.StatusCode is >= 400 and < 500 and not (404 or 410) && answer.Retryable != true && answer.ErrorType != "downstream_service_error";
}
