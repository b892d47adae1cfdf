using System.Net;
using FalGenerated.Testing;

namespace FalGenerated.AspNetCore.Tests.Problems;

/// <summary>One exception of every kind, each with texts in it that no caller may see.</summary>
internal static class EachException
{
    public const string Secret = "canary-secret";

    private static readonly SubmitRecord Submit = new($"order-{Secret}", "fal-ai/app", "hash", DateTimeOffset.UnixEpoch);

    private static readonly FalJob<string> Job = FakeJob.Completed("r-1", "output");

    public static IReadOnlyDictionary<string, (FalException Error, int Status, string Code)> All { get; } = new Dictionary<string, (FalException, int, string)>
    {
        ["token"] = (new FalTokenException(Secret), 400, "bad_token"),
        ["foreign address"] = (new FalForeignAddressException(new Uri($"https://{Secret}.example/")), 400, "foreign_address"),
        ["refused"] = (new FalRefusedException([new Finding("too_long", FindingSeverity.Refuse, "Cut the video."), new Finding("doubt", FindingSeverity.Warning, Secret)]), 422, "input_refused"),
        ["limit"] = (new FalSpendingLimitException(SpendingLimitKind.Job, 3m, 2m), 402, "spending_limit"),
        ["budget"] = (new FalSpendingLimitException(SpendingLimitKind.Budget, 3m, 4m, 1m), 402, "spending_limit"),
        ["unknown price"] = (new FalSpendingLimitException(SpendingLimitKind.UnknownPrice, because: Secret), 422, "price_unknown"),
        ["conflict"] = (new FalIdempotencyConflictException(new JournalEntry(Submit, JournalState.Accepted, Job.Token), Submit), 409, "key_conflict"),
        ["conflict without a job"] = (new FalIdempotencyConflictException(new JournalEntry(Submit, JournalState.Begun, null), Submit), 409, "key_conflict"),
        ["outcome unknown"] = (new FalOutcomeUnknownException(Submit, DateTimeOffset.UnixEpoch, Secret), 503, "outcome_unknown"),
        ["connection"] = (new FalConnectionException($"{Secret}.example", certainlyNotSent: true, new IOException(Secret)), 503, "not_reached"),
        ["timeout"] = (new FalTimeoutException(Job, TimeSpan.FromMinutes(1), null), 504, "not_finished"),
        ["validation"] = (Api(FalApiErrorKind.Validation, 422), 422, "input_refused"),
        ["not found"] = (Api(FalApiErrorKind.NotFound, 404), 404, "job_unknown"),
        ["not completed"] = (Api(FalApiErrorKind.NotCompleted, 400), 409, "not_finished"),
        ["rate limit"] = (Api(FalApiErrorKind.RateLimit, 429), 503, "busy"),
        ["start timeout"] = (Api(FalApiErrorKind.StartTimeout, 504), 503, "not_started"),
        ["server"] = (Api(FalApiErrorKind.Server, 500), 502, "service_failed"),
        ["authentication"] = (Api(FalApiErrorKind.Authentication, 401), 502, "account"),
        ["balance"] = (Api(FalApiErrorKind.Balance, 403), 502, "account"),
        ["forbidden"] = (Api(FalApiErrorKind.Forbidden, 403), 502, "account"),
        ["refusal"] = (Api(FalApiErrorKind.Refused, 405), 502, "service_answer"),
        ["unreadable"] = (Api(FalApiErrorKind.Unreadable, 200), 502, "service_answer"),
        ["failed by its input"] = (new FalJobFailedException(JobFailure.Failed, Job, Answer(422)), 422, "job_failed"),
        ["failed"] = (new FalJobFailedException(JobFailure.Failed, Job, Answer(500)), 502, "job_failed"),
        ["cancelled"] = (new FalJobFailedException(JobFailure.Cancelled, Job, Answer(499)), 410, "job_cancelled"),
        ["expired"] = (new FalJobFailedException(JobFailure.Expired, Job, Answer(404)), 410, "result_expired"),
        ["transfer"] = (new FalTransferException(default, Secret) { RequestId = "r-1" }, 502, "transfer_failed"),
        ["journal"] = (new FalJournalException($"/srv/{Secret}", Secret), 500, "server_setup"),
        ["configuration"] = (new FalConfigurationException([Secret]), 500, "server_setup"),
    };

    private static FalApiException Api(FalApiErrorKind kind, int status) => new(kind, Answer(status), Job);

    private static ErrorResponse Answer(int status) => new()
    {
        StatusCode = status,
        Text = $"{(HttpStatusCode)status} {Secret}",
        RetryAfter = status == 429 ? TimeSpan.FromSeconds(1.5) : null,
        Headers = new Dictionary<string, IEnumerable<string>>(),
    };
}
