using System.Globalization;
using FalGenerated.Contracts;

namespace FalGenerated;

/// <summary>Who hears what becomes of one job: its review, and the journal. Each end is told once.</summary>
internal sealed class JobStory(FalClient client, SubmitReview review, JobIdentity identity, string kind, bool resumed)
{
    private int told;
    private TimeSpan? took;
    private decimal? inferenceSeconds;

    /// <summary>Jobs of one kind take about the same time.</summary>
    public string Kind => kind;

    /// <summary>Notes when the job was seen completed. A job resumed later was finished at some unknown time before.</summary>
    public void SawCompleted(QueueStatus status, TimeSpan age)
    {
        inferenceSeconds = status.Metrics?.InferenceTime;
        took = resumed ? null : age;
    }

    public Task FinishedAsync<TOutput>(FalResponse<TOutput> response)
    {
        if (took is { } total && Volatile.Read(ref told) == 0)
        {
            client.Durations.Add(kind, total, inferenceSeconds);
        }

        return TellAsync(JournalState.Finished, new SubmitNews(SubmitFate.Finished)
        {
            RequestId = identity.RequestId,
            Output = response.Result,
            BillableUnits = UnitsOf(response.Headers),
        });
    }

    public Task FailedAsync(FalAnswer answer) =>
        TellAsync(JournalState.Failed, new SubmitNews(SubmitFate.Failed) { RequestId = identity.RequestId, BillableUnits = UnitsOf(answer.Headers) });

    /// <summary>The decimal text of <c>X-Fal-Billable-Units</c>; null when it did not come.</summary>
    public static decimal? UnitsOf(IReadOnlyDictionary<string, IEnumerable<string>> headers) =>
        decimal.TryParse(AnswerReader.Header(new AnswerHead(0, headers), "X-Fal-Billable-Units"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal units)
            ? units
            : null;

    private async Task TellAsync(JournalState state, SubmitNews news)
    {
        if (Interlocked.Exchange(ref told, 1) != 0)
        {
            return;
        }

        review.OnNews?.Invoke(news);
        if (identity.IntentKey is { } key)
        {
            await client.TryRecordAsync(key, state, identity.Token).ConfigureAwait(false);
        }
    }
}
