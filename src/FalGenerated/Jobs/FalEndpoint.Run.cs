using FalGenerated.Diagnostics;
using FalGenerated.Idempotency;
using FalGenerated.Jobs;
using FalGenerated.Queue;
using FalGenerated.Wire;

namespace FalGenerated;

public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>
    /// Runs without the queue and waits for the output in one request of minutes. This costs money, and an interrupted connection loses
    /// the output, billed or not: prefer <see cref="SubmitAsync"/>. It is never sent again once it was written.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="options">
    /// What accompanies it; null means nothing. The queue's own options (webhook, priority, no-retry, queue length) are not sent, and an
    /// intent's name is not recorded: there is no job that it could find again.
    /// </param>
    /// <param name="cancellationToken">Drops the connection. Whether that stops the work is not documented.</param>
    /// <exception cref="FalOutcomeUnknownException">It was sent and no output came; assume that it is billed.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached; nothing was sent.</exception>
    /// <exception cref="FalApiException">The service refused it, or the run failed.</exception>
    public async Task<FalResponse<TOutput>> RunAsync(TInput input, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= SubmitOptions.None;
        SubmitOptionsRules.Check(options);
        cancellationToken.ThrowIfCancellationRequested();
        SubmitCheck review = await ReviewAsync(input, options, cancellationToken).ConfigureAwait(false);
        SubmitRecord intent = IntentOf(input, options);
        PaidCall call = new(client, intent, new Uri(client.Settings.Options.RunUrl, descriptor.EndpointId));
        RunCall run = new(call.CallFor(options, FalOperation.Run, options.ApiKey is null ? null : new FalKey(options.ApiKey)), client.Queue);
        try
        {
            FalResponse<TOutput> response = await call.SendAsync(
                token => run.PostAsync<TOutput>(input, token), Adopt, cancellationToken).ConfigureAwait(false);
            SubmitEvent finished = new(SubmitOutcome.Finished) { Output = response.Result, BillableUnits = JobObserver.UnitsOf(response.Headers) };
            review.OnNews?.Invoke(new SubmitEvent(SubmitOutcome.Accepted));
            review.OnNews?.Invoke(finished);
            CountExpected(review);
            JobObserver.CountBilled(review, finished, descriptor.EndpointId);
            return response;
        }
        catch (Exception error)
        {
            bool unknown = error is FalOutcomeUnknownException;
            if (unknown)
            {
                FalLog.OutcomeUnknown(client.Settings.Log, intent.IdempotencyKey, descriptor.EndpointId);
            }

            review.OnNews?.Invoke(new SubmitEvent(unknown ? SubmitOutcome.Unknown : SubmitOutcome.NotSent));
            throw;
        }

        static FalResponse<TOutput>? Adopt(SendObservation sign) =>
            LenientJson.Read<TOutput>(sign.Body) is { } output ? new(sign.StatusCode, sign.Head!.Headers, output) : null;
    }
}
