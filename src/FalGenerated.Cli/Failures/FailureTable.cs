using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Failures;

/// <summary>The SDK's failures as this program tells them.</summary>
internal static class FailureTable
{
    /// <summary>The row of an exception; null for one that should not happen.</summary>
    public static FailureRow? Find(Exception exception) => exception switch
    {
        FalJobException or FalStartTimeoutException or FalDeadlineException or FalOutcomeUnknownException => OfJob(exception),
        FalTransferException transfer => OfTransfer(transfer),
        FalOutageException outage => Find(outage.InnerException!) is { } row ? row with { Message = outage.Message } : null,
        FalApiException said => OfAnswer(said),
        FalConnectionException or ServerUnreachableException => new(ExitCode.NotSubmitted, "connection", exception.Message),
        FalSpendingLimitException limit => new(ExitCode.TooDear, CodeOf(limit.Kind), limit.Message),
        FalRefusedException refused => new(ExitCode.Refused, refused.Findings.First(finding => finding.Refuses).Code, refused.Message),
        FalConfigurationException => new(ExitCode.Refused, "configuration", exception.Message),
        FalTokenException => new(ExitCode.Refused, "token", exception.Message),
        FalForeignAddressException foreign => new(
            ExitCode.Refused, "foreign_address", $"The token's job is at {foreign.Host}, which this line does not talk to, so nothing was sent: give the --server that made it, or none for fal's own."),
        FalJournalException => new(ExitCode.Refused, "journal", exception.Message),
        // Of a missing assembly .NET says the same as of a missing file, and that one is a defect.
        FileLoadException => null,
        FileNotFoundException { FileName: { } name } when name.Contains("Version=", StringComparison.Ordinal) => null,
        IOException or UnauthorizedAccessException => new(ExitCode.Refused, "file", exception.Message),
        _ => null,
    };

    private static string CodeOf(SpendingLimitKind kind) => kind switch
    {
        SpendingLimitKind.Job => "price_exceeded",
        SpendingLimitKind.Budget => "budget_exceeded",
        _ => "price_unknown",
    };

    private static FailureRow OfJob(Exception exception) => exception switch
    {
        FalDeadlineException { LastStatus.IsCompleted: true } => new(ExitCode.Unfinished, "deadline", exception.Message, IsFinal: true),
        FalDeadlineException deadline => new(ExitCode.Unfinished, "deadline", $"The job was not finished within {deadline.Limit.TotalSeconds} s and goes on.", IsFinal: true),
        FalJobRunningException => new(ExitCode.Unfinished, "job_running", exception.Message, IsFinal: true),
        FalJobCancelledException => new(ExitCode.SaidNo, "job_cancelled", exception.Message, IsFinal: true),
        FalResultExpiredException => new(ExitCode.SaidNo, "result_expired", exception.Message, IsFinal: true),
        FalStartTimeoutException => new(ExitCode.SaidNo, "start_timeout", exception.Message, IsFinal: true),
        FalOutcomeUnknownException unknown => new(
            ExitCode.Unfinished,
            "submit_outcome_unknown",
            $"The submit was sent and its outcome is not known ({unknown.Answer?.ToString() ?? "no answer came"}): a job may exist and be billed.",
            IsFinal: true),
        _ => new(ExitCode.SaidNo, "job_failed", exception.Message, IsFinal: true),
    };

    private static FailureRow OfAnswer(FalApiException said) => said switch
    {
        FalAuthenticationException => new(ExitCode.SaidNo, "key_refused", said.Message),
        FalBalanceException => new(ExitCode.SaidNo, "balance", said.Message),
        FalForbiddenException => new(ExitCode.SaidNo, "forbidden", said.Message),
        FalNotFoundException => new(ExitCode.SaidNo, "not_found", said.Message),
        FalValidationException => new(ExitCode.SaidNo, "input_refused", said.Message),
        FalRateLimitException => new(ExitCode.SaidNo, "rate_limited", said.Message),
        // What it says of a submit that did not arrive is an ingress in trouble: nothing was submitted.
        FalServerException => new(ExitCode.NotSubmitted, "service_failed", said.Message),
        FalUnreadableAnswerException => new(ExitCode.SaidNo, "unreadable_answer", said.Message),
        _ => new(ExitCode.SaidNo, "service_refused", said.Message),
    };

    private static FailureRow OfTransfer(FalTransferException transfer) => transfer.Reason switch
    {
        TransferFailure.UploadFailed or TransferFailure.UnusableSource => new(OfStatus(transfer.StatusCode, transfer.IsTransient), "upload_failed", transfer.Message),
        TransferFailure.DownloadFailed => new(OfStatus(transfer.StatusCode, transient: true), "download_failed", transfer.Message),
        TransferFailure.WrongContent or TransferFailure.TimedOut => new(ExitCode.NotSubmitted, "download_failed", transfer.Message),
        TransferFailure.DiskFull => new(ExitCode.Refused, "disk_full", transfer.Message),
        TransferFailure.TargetNotWritable => new(ExitCode.Refused, "file", transfer.Message),
        TransferFailure.TargetExists => new(ExitCode.Refused, "output_exists", $"'{transfer.Path}' is there already: name another --output, or give --overwrite."),
        TransferFailure.SourceChanged => new(ExitCode.Refused, "file_changed", transfer.Message),
        TransferFailure.TooLarge => new(ExitCode.Refused, "file_too_large", transfer.Message),
        _ => new(ExitCode.Refused, "file_host", transfer.Message),
    };

    private static ExitCode OfStatus(int? status, bool transient) =>
        status is >= 400 and < 500 || (status is null && !transient) ? ExitCode.SaidNo : ExitCode.NotSubmitted;
}
