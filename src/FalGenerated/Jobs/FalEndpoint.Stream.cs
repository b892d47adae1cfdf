using System.Runtime.CompilerServices;
using FalGenerated.CodeGeneration;
using FalGenerated.Idempotency;
using FalGenerated.Jobs;
using FalGenerated.Queue;
using FalGenerated.Wire;

namespace FalGenerated;

public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>
    /// Runs without the queue and gives the output as the model makes it, for endpoints that answer <c>/stream</c> with server-sent events. This costs
    /// money as <see cref="RunAsync"/> does, and is sent when the enumeration begins: once, and never again once it was written. A model that answers
    /// without a stream gives one output.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="options">
    /// What accompanies it; null means nothing. Limits, budgets and keys hold as for a run, and the queue's own options are not sent. Under a key that has
    /// a queued job its output is the only one.
    /// </param>
    /// <param name="cancellationToken">Drops the connection. Whether that stops the work is not documented.</param>
    /// <returns>The outputs, each as it comes; a model may repeat in each what came before. They can be enumerated once.</returns>
    /// <exception cref="InvalidOperationException">They are enumerated a second time.</exception>
    /// <exception cref="FalRefusedException">The input is certain to fail; nothing was sent.</exception>
    /// <exception cref="FalSpendingLimitException">A limit or budget does not allow the price, or is set and the price is not known; nothing was sent.</exception>
    /// <exception cref="FalIdempotencyConflictException">The key stands for another input, or for a run whose output went to its caller.</exception>
    /// <exception cref="FalOutcomeUnknownException">It was sent and no output came, or the stream was cut; the message says behind how many events.</exception>
    /// <exception cref="FalJournalException">The journal cannot record it; nothing was sent.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached; nothing was sent.</exception>
    /// <exception cref="FalApiException">The service refused it, or the run failed before its first event; an endpoint without a stream is not found.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IAsyncEnumerable<TOutput> StreamAsync(TInput input, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return EventsAsync(input, options ?? SubmitOptions.None, new StrongBox<int>(), cancellationToken);
    }

    private async IAsyncEnumerable<TOutput> EventsAsync(
        TInput input, SubmitOptions options, StrongBox<int> begun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref begun.Value, 1) != 0)
        {
            throw new InvalidOperationException("The outputs of a run can be enumerated once: call StreamAsync again to pay for another run.");
        }

        PaidRequest request = await PaidRequest.OfAsync(input, options, Contract, profile, Context, cancellationToken).ConfigureAwait(false);
        PaidPath<StreamStart> path = new(Context, PaidProfile)
        {
            OnPresent = async (present, request, token) => new StreamStart((await PresentRunAsync(present, request, token).ConfigureAwait(false)).Output, null),
            Send = async (request, hold, token) => new StreamStart(null, await OpenAsync(request, hold, token).ConfigureAwait(false)),
        };
        StreamStart start = await path.RunAsync(request, cancellationToken).ConfigureAwait(false);
        if (start.Run is not { } run)
        {
            yield return start.Present!;
            yield break;
        }

        await using ConfiguredAsyncDisposable _ = run.ConfigureAwait(false);
        while (await run.NextAsync(cancellationToken).ConfigureAwait(false) is { } output)
        {
            yield return output;
        }
    }

    private async Task<ModelRun<TOutput>> OpenAsync(PaidRequest request, SpendingHold hold, CancellationToken cancellationToken)
    {
        PaidCall call = new(
            Context,
            request.Record,
            new Uri(Context.Settings.RunUrl, descriptor.EndpointId + "/stream"),
            answer => PinnedInput.DoubtOf(typeof(TInput), request.Body.Json, answer, Contract));
        ModelStreamCall opening = new(call.CallFor(request, FalOperation.ModelStream), Context.Transport.Queue);
        FalResponse<HttpResponseMessage> response = await call.SendAsync(opening.OpenAsync, _ => null, cancellationToken).ConfigureAwait(false);
        return new ModelRun<TOutput>(Context, request, hold, response);
    }

    /// <summary>The beginning of a stream: the output that a key has already, or the run that was opened.</summary>
    private sealed record StreamStart(TOutput? Present, ModelRun<TOutput>? Run);
}
