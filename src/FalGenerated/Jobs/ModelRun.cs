using FalGenerated.CodeGeneration;
using FalGenerated.Errors;
using FalGenerated.Queue;
using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.Jobs;

/// <summary>A paid run whose output comes as events. Whoever leaves before the end leaves its outcome unknown: it is billed as the service sees fit.</summary>
/// <param name="context">The client's context.</param>
/// <param name="request">The request.</param>
/// <param name="hold">Its part of a budget.</param>
/// <param name="response">The answer, which is the run's to dispose.</param>
internal sealed class ModelRun<TOutput>(FalContext context, PaidRequest request, SpendingHold hold, FalResponse<HttpResponseMessage> response) : IAsyncDisposable
    where TOutput : class
{
    private IAsyncEnumerator<TOutput>? events;
    private TOutput? last;
    private int count;
    private bool isOver;

    /// <summary>Gets the next output; null behind the last one.</summary>
    /// <exception cref="FalOutcomeUnknownException">The stream was cut, or held what is no output; it says how much came before.</exception>
    public async Task<TOutput?> NextAsync(CancellationToken cancellationToken)
    {
        events ??= ModelEvents
            .ReadAsync<TOutput>(response.Output, context.Settings.RunTimeout, context.Time, context.UnknownMembers.LookAtMisfits, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        try
        {
            if (await events.MoveNextAsync().ConfigureAwait(false))
            {
                count++;
                return last = events.Current;
            }
        }
        catch (Exception error) when (error is JsonException || (Failures.IsTransport(error) && !cancellationToken.IsCancellationRequested))
        {
            throw Cut(error is JsonException ? "the stream holds an event that is no output" : "the stream broke", error);
        }

        if (count == 0)
        {
            throw Cut("the stream ended", null);
        }

        await FinishAsync().ConfigureAwait(false);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (events is not null)
        {
            await events.DisposeAsync().ConfigureAwait(false);
        }

        response.Output.Dispose();
        if (!isOver)
        {
            await RecordAsync(JournalState.Unknown).ConfigureAwait(false);
        }
    }

    private async Task FinishAsync()
    {
        isOver = true;
        await RecordAsync(JournalState.Finished).ConfigureAwait(false);
        decimal? cost = await hold.SettleAsync(new JobEnd(true, last, response.BillableUnits)).ConfigureAwait(false);
        JobObserver.CountBilled(cost, request.Record.EndpointId);
    }

    private Task RecordAsync(JournalState state) =>
        request.IsRecorded ? context.TryRecordAsync(request.Record.IdempotencyKey, state, null) : Task.CompletedTask;

    private FalOutcomeUnknownException Cut(string what, Exception? error) => new(
        request.Record, context.Time.GetUtcNow(), $"{what} after {count} {(count == 1 ? "event" : "events")}, which were handed over; assume that the run is billed", innerException: error);
}
