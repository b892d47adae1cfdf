using System.Globalization;
using FalGenerated.Contracts;

namespace FalGenerated;

/// <summary>Who hears what becomes of one job: its review, and the journal. Each end is told once.</summary>
internal sealed class JobStory(FalClient client, SubmitReview review, JobIdentity identity)
{
    private int told;

    public Task FinishedAsync<TOutput>(FalResponse<TOutput> response) =>
        TellAsync(JournalState.Finished, new SubmitNews(SubmitFate.Finished)
        {
            RequestId = identity.RequestId,
            Output = response.Result,
            BillableUnits = UnitsOf(response.Headers),
        });

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
