namespace FalGenerated.Cli.Running;

/// <summary>What a failed run says: one sentence, a stable word, an exit code.</summary>
internal sealed record Failure(ExitCode ExitCode, string Code, string Message)
{
    /// <summary>The failure behind an exception; null for one that is a defect of this program, which should crash and be reported.</summary>
    public static Failure? Of(Exception exception, Report report) => exception switch
    {
        UsageException usage => new(ExitCode.Refused, usage.Code, usage.Message),
        UnfinishedException unfinished => new(ExitCode.Unfinished, unfinished.Code, unfinished.Message),
        OperationCanceledException when report.Submitted == Submitted.No =>
            new(ExitCode.Interrupted, "interrupted", "Interrupted before anything was submitted."),
        OperationCanceledException => new(ExitCode.Unfinished, "interrupted", "Interrupted while the job goes on. " + Resume(report)),
        FalConfigurationException configuration => new(ExitCode.Refused, "configuration", configuration.Message),
        FalTokenException token => new(ExitCode.Refused, "token", token.Message),
        FalForeignAddressException address => new(ExitCode.Refused, "foreign_address", address.Message),
        SubmitOutcomeUnknownException unknown => new(ExitCode.Unfinished, "submit_outcome_unknown", unknown.Message),
        FalDeadlineException deadline => new(ExitCode.Unfinished, "deadline", deadline.Message + " " + Resume(report)),
        FalJobException job => new(ExitCode.SaidNo, "job_failed", job.Message),
        FalConnectionException connection => new(OrUnfinished(report, ExitCode.NotSubmitted), "connection", WithResume(connection.Message, report)),
        FalException said => new(OrUnfinished(report, ExitCode.SaidNo), "service", WithResume(said.Message, report)),
        IOException or UnauthorizedAccessException => new(OrUnfinished(report, ExitCode.Refused), "file", WithResume(exception.Message, report)),
        ArgumentException argument => new(OrUnfinished(report, ExitCode.Refused), "refused", argument.Message),
        _ => null,
    };

    public void Fill(Report report)
    {
        report.ExitCode = ExitCode;
        report.Error = (Code, Message);
    }

    private static ExitCode OrUnfinished(Report report, ExitCode otherwise) => report.Submitted == Submitted.No ? otherwise : ExitCode.Unfinished;

    private static string WithResume(string message, Report report) => report.Submitted == Submitted.No ? message : message + " " + Resume(report);

    private static string Resume(Report report) => report.Token is null
        ? "Run the same line again: it resumes, and submits nothing twice."
        : $"Resume it with: fal-upscale upscale --resume {report.Token}";
}
