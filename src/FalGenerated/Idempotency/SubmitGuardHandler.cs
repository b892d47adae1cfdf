using FalGenerated.Diagnostics;
using FalGenerated.Transport;
using FalGenerated.Wire;
using Microsoft.Extensions.Logging;

namespace FalGenerated.Idempotency;

/// <summary>
/// The innermost handler. It cannot be switched off: a paid POST passes only with a ticket that is unused, or that the table gave back.
/// Whatever retries stand around our client, the host's included, end here.
/// </summary>
internal sealed class SubmitGuardHandler(ILogger log) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.Options.Operation switch
    {
        FalOperation.Submit or FalOperation.Run => SendOnceAsync(request, cancellationToken),

        // It may be a paid one, and the ticket is lost: nobody could tell its second copy from its first.
        null when request.Method == HttpMethod.Post => Task.FromException<HttpResponseMessage>(new FalConfigurationException(
            ["Copy HttpRequestMessage.Options too, or take the handler off the clients named FalGenerated: a handler of the host sent a copy of a request without them, and nothing was sent."])),
        _ => base.SendAsync(request, cancellationToken),
    };

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SendPermit ticket = request.Options.Ticket ?? throw new InvalidOperationException("A paid request without a ticket.");
        bool run = request.Options.Operation == FalOperation.Run;
        HttpContent original = request.Content ?? throw new InvalidOperationException("A paid request without a body.");
        OnceContent once = await OnceContent.OfAsync(original, cancellationToken).ConfigureAwait(false);
        await ticket.BeginAsync(cancellationToken).ConfigureAwait(false);
        SendObservation sign = new() { IsRun = run };
        try
        {
            request.Content = once;
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            sign = sign with { Head = HttpAnswer.Of(response), IsOfCopy = await IsOfCopyAsync(response, request, once).ConfigureAwait(false) };

            // The body decides too, and a cut in it must be seen here, where the table is.
            sign = sign with { Body = await BodyText.ReadAsync(response.Content, BodyHandler.MaxBytes, cancellationToken).ConfigureAwait(false) };
            return response;
        }
        catch (Exception error)
        {
            sign = sign with { Error = error };
            throw;
        }
        finally
        {
            request.Content = original;
            ticket.End(sign);
        }
    }

    /// <summary>
    /// Whether something between us and the wire, a handler inside the caller's own client, kept the body and so could send it more than
    /// once. A transport names the request that it answers; a fake that names none is no transport.
    /// </summary>
    private async Task<bool> IsOfCopyAsync(HttpResponseMessage response, HttpRequestMessage request, OnceContent once)
    {
        if (response.RequestMessage is not { } sent || (ReferenceEquals(sent, request) && !await once.IsKeptAsync().ConfigureAwait(false)))
        {
            return false;
        }

        FalLog.CopyOfPaidRequest(log);
        return true;
    }
}
