using System.Net;
using System.Net.Sockets;

namespace FalGenerated.Video;

/// <summary>The library's own clients for the addresses of videos. They know no key.</summary>
internal static class GuardedHttp
{
    private static readonly Lazy<HttpClient> Public = new(() => new HttpClient(Handler(refusePrivate: true)) { Timeout = Timeout.InfiniteTimeSpan });
    private static readonly Lazy<HttpClient> Any = new(() => new HttpClient(Handler(refusePrivate: false)) { Timeout = Timeout.InfiniteTimeSpan });

    public static HttpClient Client(bool allowPrivate) => allowPrivate ? Any.Value : Public.Value;

    // Through a proxy the guard would see the proxy's address and not the target's, so there is none.
    private static SocketsHttpHandler Handler(bool refusePrivate) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = refusePrivate ? ConnectAsync : null,
    };

    /// <summary>Resolves once, judges the addresses, and connects to those it judged: a second resolution could answer otherwise.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
        if (Array.Exists(addresses, PrivateAddress.IsPrivate))
        {
            throw new ProbeStop(VideoOutcome.Unreachable, "The address leads to a private network, which is not asked for an address from outside.");
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
