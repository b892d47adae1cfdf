namespace FalGenerated.AspNetCore.Problems;

/// <summary>The HTTP answer of a web service to each exception of the SDK.</summary>
internal static class ProblemTable
{
    public static FalProblem Of(FalException error) => error switch
    {
        FalTokenException => new(400, "bad_token", "Send a job token as it was given out: this text is none."),
        FalForeignAddressException => new(400, "foreign_address", "Send a job token of this service: this one names another."),
        FalRefusedException => new(422, "input_refused", "Correct the input: it is certain to fail, so it was not submitted."),
        FalSpendingLimitException { Kind: SpendingLimitKind.UnknownPrice } => new(422, "price_unknown", "Ask for something whose price is known: a limit is set, and the price is not known."),
        FalSpendingLimitException => new(402, "spending_limit", "Ask for less, or have the limit raised: the job may cost more than is allowed, so it was not submitted."),
        FalIdempotencyConflictException => new(409, "key_conflict", "Use another key for another input: this key has a job already."),
        FalOutcomeUnknownException => new(503, "outcome_unknown", "Send the same request again under the same key: the first submit's outcome is not known yet, and it is never paid twice."),
        FalConnectionException => new(503, "not_reached", "Try again: the service could not be reached."),
        FalTimeoutException => new(504, "not_finished", "Ask for the job again later: it goes on."),
        FalApiException api => OfAnswer(api),
        FalJobFailedException failed => OfJob(failed),
        FalTransferException => new(502, "transfer_failed", "Try again: a file could not be transferred."),
        _ => new(500, "server_setup", "Tell the operator: this server's configuration or journal needs attention."),
    };

    private static FalProblem OfAnswer(FalApiException error) => error.Kind switch
    {
        FalApiErrorKind.Validation => new(422, "input_refused", "Correct the input: the service refused it."),
        FalApiErrorKind.NotFound => new(404, "job_unknown", "Check the job: the service does not know it."),
        FalApiErrorKind.NotCompleted => new(409, "not_finished", "Wait for the job: it is not finished."),
        FalApiErrorKind.RateLimit => new(503, "busy", "Try again later: the service takes no more for now."),
        FalApiErrorKind.StartTimeout => new(503, "not_started", "Submit again later: the job did not start in time, and is not billed."),
        FalApiErrorKind.Server => new(502, "service_failed", "Try again later: the service failed."),
        FalApiErrorKind.Authentication or FalApiErrorKind.Balance or FalApiErrorKind.Forbidden =>
            new(502, "account", "Tell the operator: the service does not accept this server's account."),
        _ => new(502, "service_answer", "Tell the operator: the service's answer was not the expected one."),
    };

    private static FalProblem OfJob(FalJobFailedException error) => error.Outcome switch
    {
        JobFailure.Cancelled => new(410, "job_cancelled", "Submit again if it is still wanted: the job was cancelled."),
        JobFailure.Expired => new(410, "result_expired", "Fetch results sooner: the service keeps this one no longer."),
        _ when error.Answer.StatusCode is 400 or 422 => new(422, "job_failed", "Correct the input: the job failed because of it."),
        _ => new(502, "job_failed", "Submit a new job later: this one failed at the service."),
    };
}
