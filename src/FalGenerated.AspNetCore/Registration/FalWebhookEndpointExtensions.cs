using FalGenerated;
using FalGenerated.AspNetCore;
using FalGenerated.AspNetCore.Signatures;
using FalGenerated.AspNetCore.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the receiver of fal's webhooks.</summary>
public static class FalWebhookEndpointExtensions
{
    /// <summary>
    /// Receives the webhooks of an endpoint's jobs: POSTs whose signature, time and size are in order. A wait of this process for the job
    /// looks at once, the handler is called, and the journal's entry is completed from the job's result. The answer is 200 when the handler
    /// has ended; a verified repeat about a job that was handled gets 200 and is not handed over. A handler that throws is answered with 500,
    /// and the service's next delivery is handed over again. The memory of handled jobs is that of the process, for three hours.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/fal</c>: what <see cref="SubmitOptions.Webhook"/> names.</param>
    /// <param name="endpoint">The endpoint on the client, such as <c>fal => fal.Upscaler</c>.</param>
    /// <param name="handler">Called with the delivery, the request's services, and a token that is cancelled when the host stops. Keep it short: the service waits 15 seconds for the answer.</param>
    /// <exception cref="InvalidOperationException"><c>AddFal</c> or <c>AddFalWebhooks</c> was not called.</exception>
    public static IEndpointConventionBuilder MapFalWebhook<TInput, TOutput>(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        Func<FalClient, FalEndpoint<TInput, TOutput>> endpoint,
        Func<FalWebhook<TOutput>, IServiceProvider, CancellationToken, Task> handler)
        where TInput : class
        where TOutput : class
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(handler);
        if (endpoints.ServiceProvider.GetService<DeliveryVerifier>() is null)
        {
            throw new InvalidOperationException("Call services.AddFalWebhooks() before MapFalWebhook: the receiver's services are not registered.");
        }

        FalClient fal = endpoints.ServiceProvider.GetRequiredService<FalClient>();
        WebhookReceiver<TInput, TOutput> receiver =
            ActivatorUtilities.CreateInstance<WebhookReceiver<TInput, TOutput>>(endpoints.ServiceProvider, endpoint(fal));
        return endpoints.MapPost(pattern, async http =>
        {
            IResult answer = await receiver.ReceiveAsync(http, handler).ConfigureAwait(false);
            await answer.ExecuteAsync(http).ConfigureAwait(false);
        }).AllowAnonymous();
    }
}
