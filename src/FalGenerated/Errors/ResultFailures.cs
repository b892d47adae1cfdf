namespace FalGenerated.Errors;

/// <summary>Reads what a failing result call says about the job.</summary>
internal static class ResultFailures
{
    private const int ClientClosedRequest = 499;

    /// <param name="answer">What the result call answered.</param>
    /// <param name="job">The job.</param>
    /// <param name="completed">The status that said that the job is completed; null when none was seen.</param>
    /// <param name="hint">Said where another key may be the reason.</param>
    /// <param name="doubt">Said where the input is complained about and the pinned contract allows it.</param>
    public static Exception Of(ErrorResponse answer, FalJob job, QueueStatus? completed, string hint, string doubt)
    {
        switch (answer.StatusCode)
        {
            case ClientClosedRequest:
            case not (401 or 403 or 429) when answer.ErrorType == "client_cancelled":
                return new FalJobFailedException(JobFailure.Cancelled, job, answer);
            case 404 or 410 when completed?.Error is { } error:
                // The failure was in the infrastructure, and the status alone tells of it.
                return new FalJobFailedException(JobFailure.Failed, job, answer.Saying(error, completed.ErrorType));
            case 404 or 410 when completed is not null || answer.StatusCode == 410:
                return new FalJobFailedException(JobFailure.Expired, job, answer);
            case 400 when IsUnfinished(answer):
                return new FalApiException(FalApiErrorKind.NotCompleted, answer, job);
            case 504 when Failures.IsStartTimeout(answer):
            case 401 or 403 or 404 or 405 or 429:
            case >= 200 and < 400:
            case >= 500 when !IsJobsOwn(answer):
                return Failures.OfAnswer(answer, hint, job);
            default:
                return new FalJobFailedException(JobFailure.Failed, job, answer, doubt);
        }
    }

    /// <summary>The answer by which a failure ends the job; null for one that says nothing final of it.</summary>
    public static ErrorResponse? EndOf(FalException error) => error switch
    {
        FalJobFailedException failed => failed.Answer,
        FalApiException { Kind: FalApiErrorKind.StartTimeout } timeout => timeout.Answer,
        _ => null,
    };

    /// <summary>
    /// A 5xx of the job itself comes in one of fal's body families; one of the ingress comes as HTML or empty, and says nothing of the job.
    /// </summary>
    public static bool IsJobsOwn(ErrorResponse answer) => answer.IsJson && (answer.ErrorType is not null || answer.Errors.Count > 0);

    // Observed, not documented: hence by the text.
    private static bool IsUnfinished(ErrorResponse answer) => answer.Text.Contains("still in progress", StringComparison.OrdinalIgnoreCase);
}
