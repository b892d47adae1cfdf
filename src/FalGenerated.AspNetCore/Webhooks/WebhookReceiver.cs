using FalGenerated.AspNetCore.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FalGenerated.AspNetCore.Webhooks;

/// <summary>Receives deliveries at one address. The cheap checks come first, and nothing of a body is believed before its signature is.</summary>
internal sealed partial class WebhookReceiver<TInput, TOutput>(
    FalClient fal,
    FalEndpoint<TInput, TOutput> endpoint,
    DeliveryVerifier verifier,
    JournalSettler settler,
    IOptions<FalWebhookOptions> options,
    TimeProvider time,
    IHostApplicationLifetime host,
    ILogger<JournalSettler> log)
    where TInput : class
    where TOutput : class
{
    private readonly HandOvers handOvers = new(time);

    public async Task<IResult> ReceiveAsync(HttpContext http, Func<FalWebhook<TOutput>, IServiceProvider, CancellationToken, Task> handler)
    {
        if (SignedHeaders.Read(http.Request.Headers, out string bad) is not { } headers)
        {
            return Refused(400, $"Send the header {bad} once and in its documented form: without it the delivery cannot be verified.");
        }

        if (!verifier.IsTimely(headers))
        {
            return Refused(401, "Sign the delivery anew: its time is more than five minutes from this server's.");
        }

        if (await RawBody.ReadAsync(http.Request, options.Value.MaxBodyBytes, http.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            return Refused(413, $"Send at most {options.Value.MaxBodyBytes} bytes, or raise FalWebhookOptions.MaxBodyBytes: the body is larger.");
        }

        return await verifier.VerifyAsync(headers, body, http.RequestAborted).ConfigureAwait(false) switch
        {
            SignatureVerdict.NoKeys => Unavailable(http),
            SignatureVerdict.Forged => Refused(401, "Sign the delivery with a key of the service's key set: none of its keys made this signature."),
            _ when WebhookBody.Read<TOutput>(body, headers) is { } webhook => await HandOverAsync(webhook, http, handler).ConfigureAwait(false),
            _ => Refused(400, "Send a JSON object with request_id and status (OK or ERROR): the body is not one."),
        };
    }

    private async Task<IResult> HandOverAsync(
        FalWebhook<TOutput> webhook, HttpContext http, Func<FalWebhook<TOutput>, IServiceProvider, CancellationToken, Task> handler)
    {
        int waits = fal.WakeWaits(webhook.RequestId);
        try
        {
            // Not the request's token: a sender that hangs up must not tear the handler's work.
            bool first = await handOvers.RunAsync(webhook.RequestId, () => handler(webhook, http.RequestServices, host.ApplicationStopping)).ConfigureAwait(false);
            if (first && waits == 0)
            {
                // A wait fetches the result itself, and that settles the job.
                settler.Add(new EndedJob(
                    webhook.RequestId, endpoint.EndpointId, async (token, stop) => await endpoint.Resume(token).GetResultAsync(stop).ConfigureAwait(false)));
            }

            return TypedResults.Ok();
        }
#pragma warning disable CA1031 // Any exception: the handler is the host's.
        catch (Exception error)
#pragma warning restore CA1031
        {
            HandlerFailed(log, webhook.RequestId, error);
            return Refused(500, "Deliver it again: the handler of this server failed.");
        }
    }

    private static ProblemHttpResult Unavailable(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "10";
        return Refused(503, "Deliver it again later: the service's key set could not be loaded, so nothing can be verified.");
    }

    private static ProblemHttpResult Refused(int status, string sentence) => TypedResults.Problem(statusCode: status, detail: sentence);

    [LoggerMessage(LogLevel.Error, "The handler of the webhook of {RequestId} failed; the next delivery is handed over again.")]
    private static partial void HandlerFailed(ILogger log, string requestId, Exception error);
}
