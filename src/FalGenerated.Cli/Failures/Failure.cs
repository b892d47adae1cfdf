using FalGenerated.Cli.Reporting;
using FalGenerated.Cli.Terminal;

namespace FalGenerated.Cli.Failures;

/// <summary>What a failed run says: an exit code, a stable word, one sentence, and how to go on when there is a job.</summary>
internal sealed record Failure(ExitCode ExitCode, string Code, string Message)
{
    /// <summary>The exception itself when it is a defect of this program: its trace is what a report of it needs.</summary>
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
            _ when FailureTable.Find(exception) is { } row => new(row.IsFinal || report.IsOver(row.ExitCode) ? row.ExitCode : ExitCode.Unfinished, row.Code, row.Message),
            _ => new(report.IsOver(ExitCode.SaidNo) ? ExitCode.SaidNo : ExitCode.Unfinished, "internal", $"This program failed by its own fault: {exception.Message}") { Defect = exception },
        };
    }

    /// <summary>Tells it on stderr and in the report.</summary>
    public void Tell(Report report, Screen screen)
    {
        report.ExitCode = ExitCode;
        report.Error = (Code, Message);
        screen.Line(Message);
        if (ExitCode == ExitCode.Unfinished && report.WayOn is { } way)
        {
            screen.Line(way);
        }

        if (Defect is not null)
        {
            screen.Line(Defect.ToString());
        }
    }
}
