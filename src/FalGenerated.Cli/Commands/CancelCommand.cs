using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>cancel</c> command: asks the service to cancel a job. A running one may still finish and be billed.</summary>
internal sealed class CancelCommand() : JobCommand("cancel", "Ask to cancel a job. A running one may still finish.")
{
    public override IReadOnlyList<string> Keys => ["cancel"];

    protected override async Task RunAsync(FalJob job, JobCommandContext call, CancellationToken cancellationToken)
    {
        CancelOutcome outcome = await job.CancelAsync(cancellationToken).ConfigureAwait(false);
        call.Session.Report.Set("cancel", outcome switch
        {
            CancelOutcome.Removed => "removed",
            CancelOutcome.Requested => "requested",
            _ => "already-completed",
        });
        call.Session.WriteLine(outcome switch
        {
            CancelOutcome.Removed => $"{job.RequestId} was still queued and has been removed.",
            CancelOutcome.Requested => $"{job.RequestId} was told to stop; it may still finish and be billed.",
            _ => $"{job.RequestId} is already finished; fetch it with 'fal-upscale result'.",
        });
    }
}
