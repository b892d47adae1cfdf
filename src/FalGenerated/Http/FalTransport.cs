using System.Net;
using FalGenerated.Storage;

namespace FalGenerated;

/// <summary>
/// The HTTP clients of one <see cref="FalClient"/>. Those with the key share one chain of handlers; the one for files has none of
/// it: no code path leads from the key to a file host.
/// </summary>
internal sealed class FalTransport : IDisposable
{
    private readonly List<IDisposable> owned = [];

    private FalTransport(FalSettings settings, HttpMessageHandler keyed, HttpMessageHandler files)
    {
        HttpMessageHandler chain = Own(new BodyHandler
        {
            InnerHandler = new FalAuthenticationHandler(settings.Origins, settings.Key) { InnerHandler = keyed },
        });
        Queue = Client(chain, settings.Options.QueueUrl);
        Rest = Client(chain, settings.Options.RestUrl);
        Api = Client(chain, settings.Options.ApiUrl);
        Files = Client(files, null);
    }

    public HttpClient Queue { get; }

    public HttpClient Rest { get; }

    public HttpClient Api { get; }

    public HttpClient Files { get; }

    /// <summary>Over connections of its own.</summary>
    public static FalTransport OverSockets(FalSettings settings) => new(settings, Sockets(), FileConnection.CreateHandler(settings.FileHosts));

    /// <summary>Over one handler of the caller, which stays the caller's.</summary>
    public static FalTransport Over(FalSettings settings, HttpMessageHandler primary) =>
        new(settings, new BorrowedHandler(primary), new BorrowedHandler(primary));

    public void Dispose()
    {
        foreach (IDisposable one in owned)
        {
            one.Dispose();
        }
    }

    // No redirects, because a redirect target must not see the key. Connections are renewed, so that a changed address is noticed.
    private static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(30),
    };

    private HttpClient Client(HttpMessageHandler handler, Uri? address)
    {
        // Time limits are per attempt and per operation class; the client's own would cut a long run or upload.
        HttpClient client = new(handler, disposeHandler: false) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        owned.Add(handler);
        return Own(client);
    }

    private T Own<T>(T one)
        where T : IDisposable
    {
        owned.Add(one);
        return one;
    }
}
