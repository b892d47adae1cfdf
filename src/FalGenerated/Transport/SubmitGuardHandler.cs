using FalGenerated.Diagnostics;
using FalGenerated.Idempotency;
using FalGenerated.Wire;
using Microsoft.Extensions.Logging;

namespace FalGenerated.Transport;

/// <summary>
/// The innermost handler. It cannot be switched off: a paid POST passes only with a permit that is unused, or that the policy gave back.
/// Whatever retries stand around our client, the host's included, end here.
/// </summary>
internal sealed class SubmitGuardHandler(ILogger log) : DelegatingHandler
{
    // The queue answers a submit with a few hundred bytes. What is longer is none of its answers, and is not read to the end.
    private const int LongestAnswer = 1024 * 1024;

    // RFC 9113: a stream that was refused before any of it was processed.
    private const long RefusedStream = 7;

    /// <summary>Gets a value indicating whether nothing stands between this handler and the connections: then only the runtime can write a body twice.</summary>
    private bool IsDirect => InnerHandler is FalConnections;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.Options.Operation switch
    {
        FalOperation.Submit or FalOperation.Run or FalOperation.ModelStream => SendOnceAsync(request, cancellationToken),

        // It may be a paid one, and the permit is lost: its second copy could not be told from its first.
        null when request.Method == HttpMethod.Post => Task.FromException<HttpResponseMessage>(new FalConfigurationException(
            ["Copy HttpRequestMessage.Options too, or take the handler off the clients named FalGenerated: a handler of the host sent a copy of a request without them, and nothing was sent."])),
        _ => base.SendAsync(request, cancellationToken),
    };

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SendPermit permit = request.Options.Permit ?? throw new InvalidOperationException("A paid request without a permit.");
        HttpContent original = request.Content ?? throw new InvalidOperationException("A paid request without a body.");
        OnceContent once = await OnceContent.OfAsync(original, IsDirect, cancellationToken).ConfigureAwait(false);
        await permit.BeginAsync(cancellationToken).ConfigureAwait(false);
        SendObservation seen = new() { IsRun = request.Options.Operation is FalOperation.Run or FalOperation.ModelStream };
        Uri? address = request.RequestUri;
        try
        {
            request.Content = once;
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            seen = seen with { Answer = HttpAnswer.Of(response) };
            bool isOwn = ReferenceEquals(response.RequestMessage, request) && request.Method == HttpMethod.Post && request.RequestUri == address;
            seen = seen with { IsOfCopy = await IsOfCopyAsync(once, isOwn).ConfigureAwait(false) };
            if (EventStream.IsOpen(request, response))
            {
                return response;
            }

            // The body decides too, and a cut in it must be seen here, where the policy is.
            int most = seen.IsRun && response.IsSuccessStatusCode ? AnswerBody.LongestSuccess : LongestAnswer;
            await AnswerBody.LoadAsync(response, most, cuts: false, cancellationToken).ConfigureAwait(false);
            seen = seen with { Answer = seen.Answer with { Body = await AnswerBody.StartAsync(response, cancellationToken).ConfigureAwait(false) } };
            return response;
        }
        catch (Exception error)
        {
            seen = seen with { Error = error, IsStreamRefused = IsDirect && IsRefusal(error) };
            throw;
        }
        finally
        {
            request.Content = original;
            permit.End(seen with { IsBodyAsked = once.IsAsked });
        }
    }

    /// <summary>
    /// Says whether something between here and the wire may have sent the body more than once: it took the body, or its answer names another
    /// request, or none, as an answer does that a handler made up. Where the body was not asked for, nothing was sent at all.
    /// </summary>
    private async Task<bool> IsOfCopyAsync(OnceContent once, bool isOwn)
    {
        if (!once.IsAsked || (isOwn && !await once.IsCopiedAsync().ConfigureAwait(false)))
        {
            return false;
        }

        FalLog.CopyOfPaidRequest(log);
        return true;
    }

    private static bool IsRefusal(Exception? error) => error switch
    {
        null => false,
        HttpProtocolException { ErrorCode: RefusedStream } => true,
        _ => IsRefusal(error.InnerException),
    };
}
