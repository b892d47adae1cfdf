using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Commands;

/// <summary><c>status TOKEN</c>: asks once where a job stands. Free of charge.</summary>
internal sealed class StatusCommand() : JobCommand("status", "Ask once where a job stands. Free of charge.")
{
    public override IReadOnlyList<string> Keys => ["queuePosition", "jobError"];

    protected override async Task RunAsync(FalJob<UpscaleVideoOutput> job, JobCommandContext call, CancellationToken cancellationToken)
    {
        QueueStatus status = await job.GetStatusAsync(logs: true, cancellationToken).ConfigureAwait(false);
        Report report = call.Session.Report;
        report.Status = status.Status.ToString();
        report.Set("queuePosition", status.QueuePosition);
        report.Set("jobError", status.ErrorType ?? status.Error);
        foreach (QueueLogEntry line in status.Logs)
        {
            call.Session.Note("  " + line);
        }

        call.Session.Say($"{job.RequestId} {status}");
    }
}
