using System.Diagnostics;
using FalGenerated.CodeGeneration;
using FalGenerated.Diagnostics;
using FalGenerated.Errors;
using FalGenerated.Polling;
using FalGenerated.Queue;
using FalGenerated.Spending;
using FalGenerated.Wire;

namespace FalGenerated.Jobs;

/// <summary>Follows one job to its end: settles its budget, completes its journal entry, and measures. Each end counts once.</summary>
/// <param name="context">The client's context.</param>
/// <param name="profile">What the endpoint knows of its bills.</param>
/// <param name="identity">The job.</param>
/// <param name="kind">The kind of job: jobs of one kind take about the same time.</param>
/// <param name="hold">What this client's submit holds of a budget; null for a job that was resumed.</param>
internal sealed class JobObserver(FalContext context, EndpointProfile profile, JobIdentity identity, string kind, SpendingHold? hold)
{
    private int ended;
    private TimeSpan? took;
    private decimal? inferenceSeconds;

    /// <summary>The expected duration of such jobs; null when it is not known.</summary>
    public ExpectedDuration? Expected => context.Durations.Of(kind);

    /// <summary>The trace of the submit, which may have been made by another process; null when nothing recorded one.</summary>
    public ActivityContext? Submit { get; init; }

    /// <summary>Counts the requests for the job.</summary>
    public Func<long> Requests { get; init; } = () => 0;

    /// <summary>Notes when the job was seen completed. A job resumed later was finished at some unknown time before.</summary>
    public void OnSeenCompleted(QueueStatus status, TimeSpan age)
    {
        inferenceSeconds = status.Metrics?.InferenceTime;
        took = hold is null ? null : age;
    }

    public Task OnFinishedAsync<TOutput>(FalResponse<TOutput> response)
    {
        if (took is { } total && Volatile.Read(ref ended) == 0)
        {
            context.Durations.Add(kind, total, inferenceSeconds);
        }

        return OnEndedAsync(JournalState.Finished, new JobEnd(true, response.Output, response.BillableUnits));
    }

    /// <summary>A result that is no longer kept is that of a job that was finished: it makes no room for another one by itself.</summary>
    public Task OnFailedAsync(FalException failure, ErrorResponse answer) => OnEndedAsync(
        failure is FalJobFailedException { Outcome: JobFailure.Expired } ? JournalState.Finished : JournalState.Failed, new JobEnd(false, null, answer.Http.BillableUnits));

    /// <summary>Adds what an ended job or run cost to the meter, where that is known.</summary>
    public static void CountBilled(decimal? usd, string endpointId)
    {
        if (usd is { } cost)
        {
            FalTelemetry.Billed.Add((double)cost, FalTelemetry.Tag(FalTelemetry.Endpoint, endpointId));
        }
    }

    private async Task OnEndedAsync(JournalState state, JobEnd end)
    {
        if (Interlocked.Exchange(ref ended, 1) != 0)
        {
            return;
        }

        decimal? cost = hold is null ? null : await hold.SettleAsync(end).ConfigureAwait(false);
        if (identity.IdempotencyKey is { } key)
        {
            cost ??= hold is null ? await SettlementOfRecord.SettleAsync(context, profile, key, end).ConfigureAwait(false) : null;
            await context.TryRecordAsync(key, state, identity.Token).ConfigureAwait(false);
        }

        Measure(state, cost);
    }

    private void Measure(JournalState state, decimal? cost)
    {
        string outcome = state == JournalState.Finished ? "succeeded" : "failed";
        KeyValuePair<string, object?> endpoint = FalTelemetry.Tag(FalTelemetry.Endpoint, identity.EndpointId);
        FalTelemetry.Finished.Add(1, endpoint, FalTelemetry.Tag(FalTelemetry.Outcome, outcome));
        FalTelemetry.Requests.Record(Requests(), endpoint);
        if (inferenceSeconds is { } run)
        {
            FalTelemetry.RunSeconds.Record((double)run, endpoint);
            if (took is { } total)
            {
                FalTelemetry.QueueSeconds.Record(Math.Max(0, total.TotalSeconds - (double)run), endpoint);
            }
        }

        CountBilled(cost, identity.EndpointId);
        FalLog.Ended(context.Settings.Log, identity.RequestId, identity.EndpointId, outcome);
    }
}
