using FalGenerated.CodeGeneration;
using FalGenerated.Idempotency;
using FalGenerated.Jobs;
using FalGenerated.Queue;
using FalGenerated.Wire;

namespace FalGenerated;

public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>
    /// Runs without the queue and waits for the output in one request of minutes. This costs money, and an interrupted connection loses
    /// the output, billed or not: prefer <see cref="SubmitAsync"/>. It is never sent again once it was written. Limits and budgets hold as for
    /// a submit.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="options">
    /// What accompanies it; null means nothing. The queue's own options (webhook, priority, no-retry, queue length) are not sent. Under an
    /// idempotency key that has a queued job, that job is waited for and nothing is sent.
    /// </param>
    /// <param name="cancellationToken">Drops the connection. Whether that stops the work is not documented.</param>
    /// <exception cref="FalRefusedException">The input is certain to fail; nothing was sent.</exception>
    /// <exception cref="FalSpendingLimitException">A limit or budget does not allow the price, or is set and the price is not known; nothing was sent.</exception>
    /// <exception cref="FalIdempotencyConflictException">The key stands for another input.</exception>
    /// <exception cref="FalOutcomeUnknownException">It was sent, now or earlier under this key, and no output is at hand; assume that it is billed.</exception>
    /// <exception cref="FalJournalException">The journal cannot record it; nothing was sent.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached; nothing was sent.</exception>
    /// <exception cref="FalApiException">The service refused it, or the run failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<FalResponse<TOutput>> RunAsync(TInput input, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        PaidRequest request = await PaidRequest
            .OfAsync(input, options ?? SubmitOptions.None, Contract, profile, Context, cancellationToken).ConfigureAwait(false);
        PaidPath<FalResponse<TOutput>> path = new(Context, PaidProfile) { OnPresent = PresentRunAsync, Send = SendRunAsync };
        return await path.RunAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FalResponse<TOutput>> SendRunAsync(PaidRequest request, SpendingHold hold, CancellationToken cancellationToken)
    {
        PaidCall call = new(
            Context, request.Record, new Uri(Context.Settings.RunUrl, descriptor.EndpointId), answer => PinnedInput.DoubtOf(typeof(TInput), request.Body.Json, answer, Contract));
        RunCall run = new(call.CallFor(request, FalOperation.Run), Context.Transport.Queue);
        FalResponse<TOutput> response = await call.SendAsync(token => run.PostAsync<TOutput>(request.Body, token), Adopt, cancellationToken).ConfigureAwait(false);
        if (request.IsRecorded)
        {
            await Context.TryRecordAsync(request.Record.IdempotencyKey, JournalState.Finished, null).ConfigureAwait(false);
        }

        decimal? cost = await hold.SettleAsync(new JobEnd(true, response.Output, response.BillableUnits)).ConfigureAwait(false);
        JobObserver.CountBilled(cost, descriptor.EndpointId);
        return response;

        static FalResponse<TOutput>? Adopt(SendObservation sign) =>
            LenientJson.Read<TOutput>(sign.Answer?.Body) is { } output ? new(sign.Answer! with { Body = null }, output) : null;
    }

    /// <summary>A key that was used before: its queued job gives the output; a run's output went to its caller and is not kept anywhere.</summary>
    private async Task<FalResponse<TOutput>> PresentRunAsync(JournalEntry present, PaidRequest request, CancellationToken cancellationToken)
    {
        FalJob<TOutput> job = await PresentJobAsync(present, request, cancellationToken).ConfigureAwait(false);
        return await job.WaitAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
