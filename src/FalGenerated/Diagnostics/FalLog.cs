using Microsoft.Extensions.Logging;

namespace FalGenerated.Diagnostics;

/// <summary>Every message that the SDK logs, under the category <c>FalGenerated</c>. None holds the key, an input or an address with a query.</summary>
internal static partial class FalLog
{
    [LoggerMessage(1, LogLevel.Error, "The journal could not record {State}. The job itself is not affected; its entry stays in doubt.")]
    public static partial void JournalFailed(ILogger log, string state, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "A look at job {RequestId} failed ({Failure}); the wait goes on.")]
    public static partial void PollFailed(ILogger log, string requestId, string failure);

    [LoggerMessage(3, LogLevel.Warning, "Job {RequestId} could not be cancelled ({Failure}); it may still run and be billed.")]
    public static partial void CancelFailed(ILogger log, string requestId, string failure);

    [LoggerMessage(4, LogLevel.Debug, "The status stream of job {RequestId} broke ({Why}); it is opened again.")]
    public static partial void StreamBroke(ILogger log, string requestId, string why);

    [LoggerMessage(5, LogLevel.Information, "The status stream of job {RequestId} is given up ({Why}); the wait polls.")]
    public static partial void StreamGivenUp(ILogger log, string requestId, string why);

    [LoggerMessage(6, LogLevel.Warning, "The service said a {Kind} that the contract does not know: {What}. Compare the contract.")]
    public static partial void UnknownMember(ILogger log, string kind, string what);

    [LoggerMessage(7, LogLevel.Information, "Job {RequestId} of {Endpoint} is submitted.")]
    public static partial void Submitted(ILogger log, string requestId, string endpoint);

    [LoggerMessage(8, LogLevel.Error, "The outcome of submit {IdempotencyKey} to {Endpoint} is unknown: a job may exist. It is not sent again.")]
    public static partial void OutcomeUnknown(ILogger log, string idempotencyKey, string endpoint);

    [LoggerMessage(9, LogLevel.Information, "Job {RequestId} of {Endpoint} has ended: {Outcome}.")]
    public static partial void Ended(ILogger log, string requestId, string endpoint, string outcome);

    [LoggerMessage(10, LogLevel.Debug, "A {Operation} request is repeated after {Pause}.")]
    public static partial void Repeated(ILogger log, string operation, TimeSpan pause);

    [LoggerMessage(11, LogLevel.Warning, "A handler inside the HttpClient or handler that the client was given kept the body of a paid request, and could send it twice, or answered in the service's place: take it out.")]
    public static partial void CopyOfPaidRequest(ILogger log);

    [LoggerMessage(12, LogLevel.Warning, "{Host} could not be reached, and nothing was sent: {Backup} is tried.")]
    public static partial void BackupHost(ILogger log, string host, string backup);

    [LoggerMessage(20, LogLevel.Warning, "The ledger could not record what a job cost. Its upper bound counts until the budget's window is over.")]
    public static partial void NotSettled(ILogger log, Exception error);

    [LoggerMessage(21, LogLevel.Warning, "A job of budget {Budget} reported no cost that can be used: {CountedUsd} USD count for it.")]
    public static partial void NoUsableSum(ILogger log, string budget, decimal countedUsd);

    [LoggerMessage(22, LogLevel.Warning, "A job of budget {Budget} cost {CountedUsd} USD, more than its upper bound of {AtMostUsd} USD.")]
    public static partial void AboveBound(ILogger log, string budget, decimal countedUsd, decimal? atMostUsd);
}
