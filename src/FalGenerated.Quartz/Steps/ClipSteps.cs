using FalGenerated.PostgreSql.Batches;

namespace FalGenerated.Quartz.Steps;

/// <summary>
/// One step of a clip: it submits or looks once, and says when to come again. Running a step twice, or on two workers at once, does no harm:
/// the journal lets one of them pay, and the store keeps the better news.
/// </summary>
internal sealed class ClipSteps(BatchStore store, ClipSubmit submit, ClipFetch fetch, StepFailures failures)
{
    /// <summary>Takes the next step of a clip.</summary>
    /// <returns>The pause before the next one; null when the clip is over.</returns>
    /// <exception cref="FalJournalException">The database cannot tell or keep where the clip stands.</exception>
    public async Task<TimeSpan?> LookAsync(string batch, int number, string worker, CancellationToken cancellationToken)
    {
        if (await store.FindClipAsync(batch, number, cancellationToken).ConfigureAwait(false) is not { IsOver: false } clip)
        {
            return null;
        }

        StepEnd end = await StepAsync(clip, worker, cancellationToken).ConfigureAwait(false);
        if (end.Change is { } change)
        {
            // Not the worker's token: what happened must be recorded although the worker is told to stop.
            await store.RecordAsync(batch, number, change, CancellationToken.None).ConfigureAwait(false);
        }

        return end.Next;
    }

    private async Task<StepEnd> StepAsync(Clip clip, string worker, CancellationToken cancellationToken)
    {
        try
        {
            return clip.Token is { } token
                ? await fetch.LookAsync(clip, token, worker, cancellationToken).ConfigureAwait(false)
                : await submit.SubmitAsync(clip, worker, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return failures.EndOf(clip, error, worker);
        }
    }
}
