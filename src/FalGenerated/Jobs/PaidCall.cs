using FalGenerated.CodeGeneration;
using FalGenerated.Errors;
using FalGenerated.Idempotency;
using FalGenerated.Wire;

namespace FalGenerated.Jobs;

/// <summary>
/// Sends one paid request and says what came of it. The outcome is taken from the permit, which observed every send; an outer handler may
/// have replaced the exception.
/// </summary>
/// <param name="context">The client's context.</param>
/// <param name="submit">The record of the submit.</param>
/// <param name="address">The address that it goes to.</param>
/// <param name="hintOf">Says more about a refusal, as the continuation of a sentence.</param>
internal sealed class PaidCall(FalContext context, SubmitRecord submit, Uri address, Func<ErrorResponse, string> hintOf)
{
    private readonly SendPermit permit = new();

    /// <summary>Gets the call that goes out with the input.</summary>
    public FalCall CallFor(PaidRequest request, FalOperation operation) =>
        SubmitWire.CallFor(request, address, operation, permit, context.Time, context.UnknownMembers);

    /// <summary>Sends.</summary>
    /// <param name="send">Sends and reads by the raw client.</param>
    /// <param name="adopt">Makes an answer of what the permit saw, when the job exists and the rest of its answer was lost; null when it cannot.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="FalOutcomeUnknownException">It was sent and nothing tells what became of it.</exception>
    /// <exception cref="FalException">It was refused, or did not leave.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before it was sent.</exception>
    public async Task<FalResponse<T>> SendAsync<T>(
        Func<CancellationToken, Task<FalResponse<T>>> send, Func<SendObservation, FalResponse<T>?> adopt, CancellationToken cancellationToken)
    {
        try
        {
            return await send(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            SendVerdict? verdict = permit.Conclude();
            if (verdict == SendVerdict.Accepted && adopt(permit.Deciding!) is { } answer)
            {
                return answer;
            }

            throw FailureOf(verdict, error, cancellationToken);
        }
        finally
        {
            permit.Conclude();
        }
    }

    private Exception FailureOf(SendVerdict? verdict, Exception error, CancellationToken cancellationToken)
    {
        SendObservation? seen = permit.Deciding;
        ErrorResponse? answer = seen?.Answer is { } head ? ErrorResponseReader.Read(head, context.Time) : null;
        return verdict switch
        {
            // It never came as far as the wire: cancelled early, or stopped or answered by a handler of the host.
            null when error is OperationCanceledException or ObjectDisposedException or (FalException and not FalApiException) => error,
            null => NotSent(error),

            // Cancelled in a pause: what was refused before is not the news.
            SendVerdict.SendAgain when error is OperationCanceledException && (answer is null || cancellationToken.IsCancellationRequested) => error,
            SendVerdict.SendAgain or SendVerdict.Refused when answer is not null => Failures.OfAnswer(answer, hintOf(answer)),
            SendVerdict.SendAgain => NotSent(seen?.Error ?? error),
            _ => new FalOutcomeUnknownException(submit, context.Time.GetUtcNow(), ReasonOf(answer, seen, error), answer, seen?.Error ?? error),
        };
    }

    private FalConnectionException NotSent(Exception error) => new(address.Authority, certainlyNotSent: true, error);

    private static string ReasonOf(ErrorResponse? answer, SendObservation? seen, Exception error) => (answer, seen) switch
    {
        ({ } said, { Error: null, IsOfCopy: true }) =>
            $"the service answered {said}, but a handler below this client kept or repeated the request, so that an earlier copy may have been accepted; take that handler out of the client or handler that was given",
        ({ } said, { Error: null }) => $"the service answered {said}",
        ({ } said, _) => $"the connection broke in the middle of a {said.StatusCode} answer",
        _ when (seen?.Error ?? error) is { } last && Failures.NeverLeft(last) =>
            "the last try could not connect, but the body had been read before: by an earlier try, or by a handler that keeps the body; take such a handler out of the client or handler that was given, and a failed look-up is no doubt any more",
        _ when (seen?.Error ?? error) is OperationCanceledException => "no answer came before it was cancelled or timed out",
        _ => "the connection broke before an answer came",
    };
}
