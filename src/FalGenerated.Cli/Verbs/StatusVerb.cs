using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Running;

namespace FalGenerated.Cli.Verbs;

/// <summary><c>status TOKEN</c>: asks once where a job stands. Free of charge.</summary>
internal sealed class StatusVerb() : JobVerb("status", "Ask once where a job stands. Free of charge.")
{
    public override IReadOnlyList<string> Keys => ["queuePosition", "jobError"];

    protected override async Task RunAsync(FalJob<UpscaleVideoOutput> job, JobVerbCall call, CancellationToken cancellationToken)
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
