using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Failures;

/// <summary>Maps the SDK's exceptions to exit codes and messages.</summary>
internal static class FailureTable
{
    /// <summary>Returns the row of an exception, or null for an unexpected one.</summary>
    public static FailureRow? Find(Exception exception) => exception switch
    {
        FalTimeoutException { InnerException: { } failure } away => Find(failure) is { } row ? row with { Message = away.Message } : null,
        FalJobFailedException or FalTimeoutException or FalOutcomeUnknownException => OfJob(exception),
        FalApiException { Kind: FalApiErrorKind.StartTimeout or FalApiErrorKind.NotCompleted } => OfJob(exception),
        FalTransferException transfer => OfTransfer(transfer),
        FalApiException said => OfAnswer(said),
        FalConnectionException or ServerUnreachableException => new(ExitCode.NotSubmitted, "connection", exception.Message),
        FalSpendingLimitException limit => new(ExitCode.PriceRefused, CodeOf(limit.Kind), limit.Message),
        FalRefusedException refused => new(ExitCode.Refused, refused.Findings.First(finding => finding.Refuses).Code, refused.Message),
        FalIdempotencyConflictException conflict => new(
            ExitCode.Refused,
            "input_changed",
            $"The job that was submitted at {conflict.Present.Submit.StartedAt:u} was for {conflict.Difference}; fetch its result with 'fal-upscale result JOB' ('fal-upscale jobs' lists it), or pay for a new one with --again."),
        FalConfigurationException => new(ExitCode.Refused, "configuration", exception.Message),
        FalTokenException => new(ExitCode.Refused, "token", exception.Message),
        FalForeignAddressException foreign => new(
            ExitCode.Refused, "foreign_address", $"The job belongs to {foreign.Host}, which this command does not use, so nothing was sent; pass the --server that created it, or none for fal itself."),
        FalJournalException { Line: { } line } damaged => new(
            ExitCode.Refused, "journal", $"Line {line} of the journal '{damaged.Path}' is damaged; see 'fal-upscale jobs --check', which also repairs it into a new file."),
        FalJournalException => new(ExitCode.Refused, "journal", exception.Message),
        // .NET reports a missing assembly like a missing file, but it is a defect of this program.
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
        FalTimeoutException { LastStatus.IsCompleted: true } => new(ExitCode.Unfinished, "deadline", exception.Message, IsFinal: true),
        FalTimeoutException deadline => new(ExitCode.Unfinished, "deadline", $"The job did not finish within {deadline.Timeout?.TotalSeconds} s; it continues to run.", IsFinal: true),
        FalApiException { Kind: FalApiErrorKind.NotCompleted } => new(ExitCode.Unfinished, "job_running", exception.Message, IsFinal: true),
        FalJobFailedException { Outcome: JobFailure.Cancelled } => new(ExitCode.Failed, "job_cancelled", exception.Message, IsFinal: true),
        FalJobFailedException { Outcome: JobFailure.Expired } => new(ExitCode.Failed, "result_expired", exception.Message, IsFinal: true),
        FalApiException => new(ExitCode.Failed, "start_timeout", exception.Message, IsFinal: true),
        FalOutcomeUnknownException unknown => new(
            ExitCode.Unfinished,
            "submit_outcome_unknown",
            $"The same command was submitted at {unknown.Submit.StartedAt:u}, {AgeText.Of(unknown.EndedAt - unknown.Submit.StartedAt)} ago, and its outcome is unknown ({unknown.Reason}): a job may exist and be billed.",
            IsFinal: true),
        _ => new(ExitCode.Failed, "job_failed", exception.Message, IsFinal: true),
    };

    private static FailureRow OfAnswer(FalApiException said) => said.Kind switch
    {
        FalApiErrorKind.Authentication => new(ExitCode.Failed, "key_refused", said.Message),
        FalApiErrorKind.Balance => new(ExitCode.Failed, "balance", said.Message),
        FalApiErrorKind.Forbidden => new(ExitCode.Failed, "forbidden", said.Message),
        FalApiErrorKind.NotFound => new(ExitCode.Failed, "not_found", said.Message),
        FalApiErrorKind.Validation => new(ExitCode.Failed, "input_refused", said.Message),
        FalApiErrorKind.RateLimit => new(ExitCode.Failed, "rate_limited", said.Message),
        // A server error on a submit that never arrived means that nothing was submitted.
        FalApiErrorKind.Server => new(ExitCode.NotSubmitted, "service_failed", said.Message),
        FalApiErrorKind.Unreadable => new(ExitCode.Failed, "unreadable_answer", said.Message),
        _ => new(ExitCode.Failed, "service_refused", said.Message),
    };

    private static FailureRow OfTransfer(FalTransferException transfer) => transfer.Reason switch
    {
        TransferFailure.UploadFailed or TransferFailure.UnusableSource => new(OfStatus(transfer.StatusCode, transfer.IsTransient), "upload_failed", transfer.Message),
        TransferFailure.DownloadFailed => new(OfStatus(transfer.StatusCode, transient: true), "download_failed", transfer.Message),
        TransferFailure.WrongContent or TransferFailure.TimedOut => new(ExitCode.NotSubmitted, "download_failed", transfer.Message),
        TransferFailure.DiskFull => new(ExitCode.Refused, "disk_full", transfer.Message),
        TransferFailure.TargetNotWritable => new(ExitCode.Refused, "file", transfer.Message),
        TransferFailure.TargetExists => new(ExitCode.Refused, "output_exists", $"'{transfer.Path}' already exists; choose another --output or pass --overwrite."),
        TransferFailure.SourceChanged => new(ExitCode.Refused, "file_changed", transfer.Message),
        TransferFailure.TooLarge => new(ExitCode.Refused, "file_too_large", transfer.Message),
        _ => new(ExitCode.Refused, "file_host", transfer.Message),
    };

    private static ExitCode OfStatus(int? status, bool transient) =>
        status is >= 400 and < 500 || (status is null && !transient) ? ExitCode.Failed : ExitCode.NotSubmitted;
}
