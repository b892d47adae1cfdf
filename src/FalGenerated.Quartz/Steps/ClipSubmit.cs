using System.Collections.Concurrent;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.PostgreSql.Batches;

namespace FalGenerated.Quartz.Steps;

/// <summary>The step of a clip without a job: it finds the job that the clip has already, or submits one within the limits of the batch.</summary>
internal sealed class ClipSubmit(FalClient fal, BatchStore store, Pauses pauses)
{
    // One object for all clips of a batch, so that those of this worker take turns without asking the database.
    private readonly ConcurrentDictionary<(string Name, decimal Limit), SpendBudget> budgets = [];

    public async Task<StepEnd> SubmitAsync(Clip clip, string worker, CancellationToken cancellationToken)
    {
        Batch batch = await store.FindAsync(clip.Batch, cancellationToken).ConfigureAwait(false) ?? new Batch(clip.Batch);
        BatchTotals totals = await store.CountAsync(batch, cancellationToken).ConfigureAwait(false);
        try
        {
            await RequireLeftAsync(clip, totals, cancellationToken).ConfigureAwait(false);
            UpscaleFileOptions options = new() { MaxPriceUsd = batch.MaxPriceUsd, Submit = new SubmitOptions { Budget = BudgetOf(batch) } };
            (FalJob<UpscaleVideoOutput> job, UpscaleQuote quote) =
                await fal.Upscaler.SubmitFileAsync(clip.Order.Source, clip.Order.Options, options, cancellationToken).ConfigureAwait(false);
            ClipChange change = new(ClipState.Running, worker)
            {
                Token = job.Token,
                RequestId = job.RequestId,
                AtMostUsd = quote.Price.UpperUsd,
                Findings = [.. quote.Findings.Select(finding => finding.Message)],
            };
            return new StepEnd(change, pauses.AtAge(TimeSpan.Zero));
        }
        catch (FalSpendingLimitException error) when (error.Kind == SpendingLimitKind.Budget)
        {
            return OverLimit(clip, totals, error, worker);
        }
    }

    /// <summary>
    /// Compares the limit before the upload, which takes longer. The submit compares again, in one step with its reservation. A clip that
    /// has a job already costs nothing more and passes.
    /// </summary>
    private async Task RequireLeftAsync(Clip clip, BatchTotals totals, CancellationToken cancellationToken)
    {
        if (totals.Batch.MaxTotalUsd is not { } limit)
        {
            return;
        }

        UpscaleQuote quote = await fal.Upscaler.QuoteAsync(VideoSource.FromFile(clip.Order.Source), clip.Order.Options, cancellationToken).ConfigureAwait(false);
        if (quote.Price.UpperUsd is { } most && totals.CountedUsd + most > limit
            && await fal.Upscaler.FindFileJobAsync(clip.Order.Source, clip.Order.Options, cancellationToken: cancellationToken).ConfigureAwait(false) is null)
        {
            throw new FalSpendingLimitException(SpendingLimitKind.Budget, most, limit, Math.Max(0, limit - totals.CountedUsd));
        }
    }

    private SpendBudget? BudgetOf(Batch batch) =>
        batch.MaxTotalUsd is { } limit ? budgets.GetOrAdd((batch.Budget, limit), key => new SpendBudget(key.Limit, window: null, name: key.Name)) : null;

    /// <summary>
    /// A job that runs may cost less than was reserved for it, so a clip waits for those; and once more for one that another worker was about
    /// to submit.
    /// </summary>
    private StepEnd OverLimit(Clip clip, BatchTotals totals, FalSpendingLimitException error, string worker) => totals.Of(ClipState.Running) > 0
        ? new StepEnd(new ClipChange(ClipState.Waiting, worker) { Problem = error.Message }, pauses.Longest)
        : clip.Failures == 0
            ? new StepEnd(new ClipChange(ClipState.Waiting, worker) { Problem = error.Message, Failures = 1 }, pauses.AfterFailures(1))
            : new StepEnd(new ClipChange(ClipState.OverLimit, worker) { Problem = error.Message }, null);
}
