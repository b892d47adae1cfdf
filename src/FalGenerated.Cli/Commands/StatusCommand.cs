using System.CommandLine;
using FalGenerated.Cli.Reporting;
using FalGenerated.Cli.Terminal;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>status</c> command: one status request. Free of charge.</summary>
internal sealed class StatusCommand : JobCommand
{
    private readonly Option<bool> logs = new("--logs") { Description = "Show the job's log lines." };

    public StatusCommand()
        : base("status", "Show the state of a job. Free of charge.") => Add(logs);

    public override IReadOnlyList<string> Keys => ["queuePosition", "jobError"];

    protected override async Task RunAsync(FalJob job, JobCommandContext call, CancellationToken cancellationToken)
    {
        QueueStatus status = await job.GetStatusAsync(call.Parse.GetValue(logs), cancellationToken).ConfigureAwait(false);
        Report report = call.Session.Report;
        report.Status = status.Status.ToString();
        report.Set("queuePosition", status.QueuePosition);
        report.Set("jobError", status.ErrorType ?? status.Error);
        foreach (QueueLogEntry line in status.Logs)
        {
            call.Session.Note("  " + line, Tone.Faint);
        }

        call.Session.WriteLine($"{job.RequestId} {status}");
    }
}
