using FalGenerated.Cli.Reporting;
using FalGenerated.Cli.Terminal;

namespace FalGenerated.Cli.Failures;

/// <summary>The report of a failed command: exit code, stable code, and one sentence.</summary>
internal sealed record Failure(ExitCode ExitCode, string Code, string Message)
{
    /// <summary>The exception, if it is a defect of this program: a bug report needs its stack trace.</summary>
    private Exception? Defect { get; init; }

    public static Failure Of(Exception exception, Report report)
    {
        if (exception is FalOutcomeUnknownException)
        {
            report.Submitted = Submitted.Unknown;
        }

        return exception switch
        {
            CommandException stop => new(stop.ExitCode, stop.Code, stop.Message),
            OperationCanceledException when report.Submitted == Submitted.No =>
                new(ExitCode.Interrupted, "interrupted", "Interrupted before anything was submitted."),
            OperationCanceledException => new(ExitCode.Unfinished, "interrupted", "Interrupted before the job was finished."),
            _ when FailureTable.Find(exception) is { } row => new(row.IsFinal || report.IsConclusive(row.ExitCode) ? row.ExitCode : ExitCode.Unfinished, row.Code, row.Message),
            _ => new(report.IsConclusive(ExitCode.Failed) ? ExitCode.Failed : ExitCode.Unfinished, "internal", $"Unexpected error in fal-upscale: {exception.Message}") { Defect = exception },
        };
    }

    /// <summary>Writes it to stderr and to the report.</summary>
    public void ReportTo(Report report, Screen screen)
    {
        report.ExitCode = ExitCode;
        report.Error = (Code, Message);
        screen.Line(Message, Tone.Bad);
        if (ExitCode == ExitCode.Unfinished && report.NextStep is { } next)
        {
            screen.Line(next);
        }

        if (Defect is not null)
        {
            screen.Line(Defect.ToString());
        }
    }
}
