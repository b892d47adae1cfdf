namespace FalGenerated;

/// <summary>
/// The innermost handler. It cannot be switched off: a paid POST passes only with a ticket that is unused, or that the table gave back.
/// Whatever retries stand around our client, the host's included, end here.
/// </summary>
internal sealed class SubmitGuardHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Options.Operation is FalOperation.Submit or FalOperation.Run
            ? SendOnceAsync(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SubmitTicket ticket = request.Options.Ticket ?? throw new InvalidOperationException("A paid request without a ticket.");
        bool run = request.Options.Operation == FalOperation.Run;
        HttpContent original = request.Content ?? throw new InvalidOperationException("A paid request without a body.");
        HttpContent once = await OnceContent.OfAsync(original, cancellationToken).ConfigureAwait(false);
        await ticket.BeginAsync(cancellationToken).ConfigureAwait(false);
        SubmitSign sign = new() { IsRun = run };
        try
        {
            request.Content = once;
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            sign = sign with { Head = AnswerHead.Of(response) };

            // The body decides too, and a cut in it must be seen here, where the table is.
            await response.Content.LoadIntoBufferAsync(BodyHandler.MaxBytes, cancellationToken).ConfigureAwait(false);
            sign = sign with { Body = await BodyText.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false) };
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
}
