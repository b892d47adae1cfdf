using System.Globalization;
using FalGenerated.Diagnostics;
using FalGenerated.Errors;
using FalGenerated.Queue;
using FalGenerated.Wire;

namespace FalGenerated.Jobs;

/// <summary>Who hears what becomes of one job: its review, and the journal. Each end is told once.</summary>
internal sealed class JobObserver(FalClient client, SubmitCheck review, Func<string, SubmitEvent, Task>? settle, JobIdentity identity, string kind, bool resumed)
{
    private int told;
    private TimeSpan? took;
    private decimal? inferenceSeconds;

    private long requests;

    /// <summary>Counts a request for the job.</summary>
    public void Asked() => Interlocked.Increment(ref requests);

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

        return TellAsync(JournalState.Finished, new SubmitEvent(SubmitOutcome.Finished)
        {
            RequestId = identity.RequestId,
            Output = response.Result,
            BillableUnits = UnitsOf(response.Headers),
        });
    }

    public Task FailedAsync(ErrorResponse answer) =>
        TellAsync(JournalState.Failed, new SubmitEvent(SubmitOutcome.Failed) { RequestId = identity.RequestId, BillableUnits = UnitsOf(answer.Headers) });

    /// <summary>The decimal text of <c>X-Fal-Billable-Units</c>; null when it did not come.</summary>
    public static decimal? UnitsOf(IReadOnlyDictionary<string, IEnumerable<string>> headers) =>
        decimal.TryParse(ErrorResponseReader.Header(new HttpAnswer(0, headers), "X-Fal-Billable-Units"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal units)
            ? units
            : null;

    /// <summary>Adds what a finished job or run cost to the meter, where that is known.</summary>
    public static void CountBilled(SubmitCheck review, SubmitEvent news, string endpointId)
    {
        if (review.BilledUsd?.Invoke(news) is { } usd)
        {
            FalTelemetry.Billed.Add((double)usd, FalTelemetry.Tag(FalTelemetry.Endpoint, endpointId));
        }
    }

    private async Task TellAsync(JournalState state, SubmitEvent news)
    {
        if (Interlocked.Exchange(ref told, 1) != 0)
        {
            return;
        }

        Measure(state, news);
        review.OnNews?.Invoke(news);
        if (identity.IdempotencyKey is { } key)
        {
            await OnJobCompleted(key, news).ConfigureAwait(false);
            await client.TryRecordAsync(key, state, identity.Token).ConfigureAwait(false);
        }
    }

    /// <summary>A budget that cannot be settled must not cost the caller the result: its upper bound stands, which is safe.</summary>
    private async Task OnJobCompleted(string key, SubmitEvent news)
    {
        try
        {
            await (resumed && settle is not null ? settle(key, news) : Task.CompletedTask).ConfigureAwait(false);
        }
        catch (FalJournalException error)
        {
            FalLog.NotSettled(client.Settings.Log, error);
        }
    }

    private void Measure(JournalState state, SubmitEvent news)
    {
        string outcome = state == JournalState.Finished ? "succeeded" : "failed";
        KeyValuePair<string, object?> endpoint = FalTelemetry.Tag(FalTelemetry.Endpoint, identity.EndpointId);
        FalTelemetry.Finished.Add(1, endpoint, FalTelemetry.Tag(FalTelemetry.Outcome, outcome));
        FalTelemetry.Requests.Record(Volatile.Read(ref requests), endpoint);
        if (inferenceSeconds is { } run)
        {
            FalTelemetry.RunSeconds.Record((double)run, endpoint);
            if (took is { } total)
            {
                FalTelemetry.QueueSeconds.Record(Math.Max(0, total.TotalSeconds - (double)run), endpoint);
            }
        }

        CountBilled(review, news, identity.EndpointId);
        FalLog.Ended(client.Settings.Log, identity.RequestId, identity.EndpointId, outcome);
    }
}
