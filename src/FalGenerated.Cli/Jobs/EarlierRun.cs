using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Jobs;

/// <summary>An earlier run without the queue, whose output went to its caller and is kept nowhere else.</summary>
internal static class EarlierRun
{
    /// <exception cref="CommandException">The output is not there.</exception>
    public static void Report(JournalEntry earlier, OutputTarget target, Session session)
    {
        session.Report.Submitted = Submitted.Yes;
        if (File.Exists(target.Path))
        {
            target.ReportDone(earlier, session);
            return;
        }

        session.Report.NextStep = NextStep.Sync;
        throw new CommandException(
            ExitCode.Unfinished,
            "already_run",
            $"The same command ran at {earlier.Submit.StartedAt:u} and finished; it is not run again by itself, because that would be billed again.");
    }
}
