using System.Collections.Concurrent;
using System.Net;
using FalGenerated.Wire;

namespace FalGenerated.Transport;

/// <summary>
/// Our own connections. A paid POST goes over HTTP/2 where the server speaks it, whose streams tie an answer to its request, and else over
/// a connection that serves nothing before or after it: on a kept one a stray second answer would be taken for the next request's.
/// </summary>
internal sealed class FalConnections : HttpMessageHandler
{
    private readonly HttpMessageInvoker others;
    private readonly HttpMessageInvoker paid;
    private readonly HttpMessageInvoker unshared;
    private readonly ConcurrentDictionary<string, bool> withoutHttp2 = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes them by a function that returns a new handler each time.</summary>
    public FalConnections(Func<SocketsHttpHandler> create)
    {
        others = new(create());
        paid = new(create());
        SocketsHttpHandler single = create();
        single.PooledConnectionLifetime = TimeSpan.Zero;
        unshared = new(single);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Options.Operation is FalOperation.Submit or FalOperation.Run or FalOperation.ModelStream ? SendPaidAsync(request, cancellationToken) : others.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            others.Dispose();
            paid.Dispose();
            unshared.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> SendPaidAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri address = request.RequestUri!;
        bool mayAgree = address.Scheme == Uri.UriSchemeHttps && !withoutHttp2.ContainsKey(address.Authority);
        if (mayAgree)
        {
            try
            {
                request.Version = HttpVersion.Version20;
                request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
                return await paid.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException error) when (HasNoHttp2(error) && request.Content is not OnceContent { IsAsked: true })
            {
                // The handshake ended without it, or failed, so that nothing was written: the other way tells which.
            }
        }

        request.Version = HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        HttpResponseMessage response = await unshared.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (mayAgree)
        {
            withoutHttp2[address.Authority] = true;
        }

        return response;
    }

    // A server that knows other protocols only may answer with an alert instead of a choice.
    private static bool HasNoHttp2(HttpRequestException error) =>
        error.HttpRequestError is HttpRequestError.VersionNegotiationError or HttpRequestError.SecureConnectionError;
}
