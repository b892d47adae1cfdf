using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Running;

namespace FalGenerated.Cli.Verbs;

/// <summary><c>status TOKEN</c>: asks once where a job stands. Free of charge.</summary>
internal sealed class StatusVerb() : JobVerb("status", "Ask once where a job stands. Free of charge.")
{
    protected override async Task RunAsync(FalJob<UpscaleVideoOutput> job, JobVerbCall call, CancellationToken cancellationToken)
    {
        QueueStatus status = await job.GetStatusAsync(logs: true, cancellationToken).ConfigureAwait(false);
        call.Session.Report.Status = status.Status.ToString();
        call.Session.Report.Set("queuePosition", status.QueuePosition);
        foreach (QueueLogEntry line in status.Logs)
        {
            call.Session.Say(line.ToString());
        }

        call.Session.Say($"{job.RequestId} {status}");
    }
}
