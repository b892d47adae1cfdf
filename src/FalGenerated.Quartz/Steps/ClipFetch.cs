using FalGenerated.BytedanceUpscaler;
using FalGenerated.PostgreSql.Batches;

namespace FalGenerated.Quartz.Steps;

/// <summary>The step of a clip with a job: it looks once, and fetches the file of a job that is done.</summary>
internal sealed class ClipFetch(FalClient fal, Pauses pauses, TimeProvider time)
{
    public async Task<StepEnd> LookAsync(Clip clip, string token, string worker, CancellationToken cancellationToken)
    {
        FalJob<UpscaleVideoOutput> job = fal.Upscaler.Resume(token);
        QueueStatus status = await job.GetStatusAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!status.IsCompleted)
        {
            bool isNews = clip.Problem is not null || clip.Failures > 0;
            return new StepEnd(isNews ? new ClipChange(ClipState.Running, worker) : null, pauses.AtAge(time.GetUtcNow() - job.SubmittedAt));
        }

        FalResponse<UpscaleVideoOutput> response = await job.GetResultAsync(cancellationToken).ConfigureAwait(false);
        UpscaleQuote? quote = await QuoteAsync(clip, cancellationToken).ConfigureAwait(false);

        // The output's name is this clip's alone, so what stands there is what a worker that was killed had fetched.
        ResultDownloadOptions options = new() { Download = new DownloadOptions { Overwrite = true }, Expected = quote?.ExpectedVideo };
        ResultDownload<UpscaleVideoOutput> saved =
            await fal.Storage.DownloadResultAsync(response, clip.Order.Output, options, cancellationToken: cancellationToken).ConfigureAwait(false);
        UpscaleReconciliation? bill = quote?.Reconcile(response.Output, response.BillableUnits);
        ClipChange change = new(ClipState.Finished, worker)
        {
            CostUsd = bill?.ActualUsd,
            BilledSeconds = response.Output.Duration,
            Findings = [.. clip.Findings.Concat(saved.Findings).Concat(bill?.Findings.Select(finding => finding.Message) ?? []).Distinct()],
        };
        return new StepEnd(change, null);
    }

    /// <summary>The quote of the source; null when the source is gone, which its output does not need.</summary>
    private async Task<UpscaleQuote?> QuoteAsync(Clip clip, CancellationToken cancellationToken) => File.Exists(clip.Order.Source)
        ? await fal.Upscaler.QuoteAsync(VideoSource.FromFile(clip.Order.Source), clip.Order.Options, cancellationToken).ConfigureAwait(false)
        : null;
}
