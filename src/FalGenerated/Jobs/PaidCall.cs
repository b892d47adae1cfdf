using FalGenerated.CodeGeneration;
using FalGenerated.Errors;
using FalGenerated.Idempotency;
using FalGenerated.Wire;

namespace FalGenerated.Jobs;

/// <summary>
/// Sends one paid request and says what came of it. It believes the ticket, which saw the wire, and not the exception, which a handler of
/// the host may have replaced on the way up.
/// </summary>
internal sealed class PaidCall(FalContext context, SubmitRecord intent, Uri address)
{
    private readonly SendPermit ticket = new();

    /// <summary>What goes out beside the input.</summary>
    public FalCall CallFor(PaidRequest request, FalOperation operation) =>
        SubmitWire.CallFor(request, address, operation, ticket);

    /// <summary>Sends.</summary>
    /// <param name="send">Sends and reads by the raw client.</param>
    /// <param name="adopt">Makes an answer of what the ticket saw, when the job exists and the rest of its answer was lost; null when it cannot.</param>
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
            if (ticket.LastRule?.Verdict == SendVerdict.Accepted && adopt(ticket.LastObservation!) is { } answer)
            {
                return answer;
            }

            throw FailureOf(error, cancellationToken);
        }
    }

    private Exception FailureOf(Exception error, CancellationToken cancellationToken)
    {
        if (ticket.Sends == 0)
        {
            // It never came as far as the wire: cancelled early, or stopped by a handler of the host.
            return error is OperationCanceledException or FalException or ObjectDisposedException ? error : new FalConnectionException(address.Authority, certainlyNotSent: true, error);
        }

        SendObservation? sign = ticket.LastObservation;
        ErrorResponse? answer = sign?.Head is { } head ? ErrorResponseReader.Read(head, sign.Body, context.Time) : null;
        return ticket.LastRule?.Verdict switch
        {
            // Cancelled in a pause: what was refused before is not the news.
            SendVerdict.SendAgain when error is OperationCanceledException && (answer is null || cancellationToken.IsCancellationRequested) => error,
            SendVerdict.SendAgain or SendVerdict.Refused when answer is not null => Failures.OfAnswer(answer),
            SendVerdict.SendAgain => new FalConnectionException(address.Authority, certainlyNotSent: true, sign?.Error ?? error),
            _ => new FalOutcomeUnknownException(intent, context.Time.GetUtcNow(), ReasonOf(answer, sign, error), answer, sign?.Error ?? error),
        };
    }

    private static string ReasonOf(ErrorResponse? answer, SendObservation? sign, Exception error) => (answer, sign) switch
    {
        ({ } said, { Error: null }) => $"the service answered {said}",
        ({ } said, _) => $"the connection broke in the middle of a {said.StatusCode} answer",
        _ when (sign?.Error ?? error) is OperationCanceledException => "no answer came before it was cancelled or timed out",
        _ => "the connection broke before an answer came",
    };
}
