using System.Net;
using FalGenerated.Net;
using FalGenerated.Video.Reading;

namespace FalGenerated.Video.Sources;

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

    private static ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) =>
        GuardedDialer.ConnectAsync(
            context.DnsEndPoint,
            PublicAddress.Is,
            () => new ProbeStop(VideoOutcome.Unreachable, "The address leads to a private network, which is not asked for an address from outside."),
            cancellationToken);
}
