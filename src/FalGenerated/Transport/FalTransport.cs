using System.Net;
using FalGenerated.Idempotency;
using FalGenerated.Net;
using Microsoft.Extensions.Http.Resilience;

namespace FalGenerated.Transport;

/// <summary>
/// The HTTP clients of one <see cref="FalClient"/>. Those with the key share one chain of handlers, streams have connections of their
/// own, so that a submit never queues behind them; the one for files has none of it: no code path leads from the key to a file host.
/// </summary>
internal sealed class FalTransport : IDisposable
{
    private const int StreamsOverHttp2 = 1000;
    private const int StreamsOverHttp1 = 200;

    private readonly List<IDisposable> owned = [];
    private readonly VersionWatch streamVersion;

    private FalTransport(FalSettings settings, HttpMessageHandler keyed, HttpMessageHandler streams, HttpMessageHandler files)
    {
        Queue = Client(keyed, settings.QueueUrl);
        Rest = Client(keyed, settings.RestUrl);
        Api = Client(keyed, settings.ApiUrl);
        streamVersion = new VersionWatch { InnerHandler = streams };
        Streams = Client(streamVersion, settings.QueueUrl);
        Files = Client(files, null);
    }

    public HttpClient Queue { get; }

    public HttpClient Rest { get; }

    public HttpClient Api { get; }

    public HttpClient Streams { get; }

    public HttpClient Files { get; }

    /// <summary>The number of status streams that may be open, unless the options set it: over HTTP/2 they share connections, else each takes one.</summary>
    public int MostStreams => streamVersion.IsHttp2 ? StreamsOverHttp2 : StreamsOverHttp1;

    /// <summary>Over connections of its own.</summary>
    public static FalTransport OverSockets(FalSettings settings) => OverSockets(settings, Sockets);

    /// <summary>Over connections that are made as told.</summary>
    public static FalTransport OverSockets(FalSettings settings, Func<SocketsHttpHandler> create) =>
        Over(settings, new FalConnections(create), create(), settings.CreateFileHandler());

    /// <summary>Over one handler of the caller, which stays the caller's.</summary>
    public static FalTransport Over(FalSettings settings, HttpMessageHandler primary) =>
        Over(settings, new BorrowedHandler(primary), new BorrowedHandler(primary), new BorrowedHandler(primary));

    /// <summary>Over chains that a host's factory built, with our handlers in them.</summary>
    public static FalTransport OverHandlers(FalSettings settings, HttpMessageHandler keyed, HttpMessageHandler streams, HttpMessageHandler files) =>
        new(settings, keyed, streams, files);

    /// <summary>Retries and time limits, around the reading of bodies.</summary>
    public static ResilienceHandler Outer(FalSettings settings) => new FalPipelines(settings).CreateHandler();

    /// <summary>Makes the handlers that stand directly on the connections, below every handler of ours or of a host.</summary>
    public static HttpMessageHandler Innermost(FalSettings settings, HttpMessageHandler primary) =>
        new BackupHostHandler(settings)
        {
            InnerHandler = new FalAuthenticationHandler(settings)
            {
                InnerHandler = new ClockHandler(settings.Clock)
                {
                    InnerHandler = new BodyHandler { InnerHandler = new SubmitGuardHandler(settings.Log) { InnerHandler = primary } },
                },
            },
        };

    /// <summary>
    /// Connections. No redirects, because a redirect target must not see the key. They are renewed, so that a changed address is noticed.
    /// A server allows about a hundred streams on one HTTP/2 connection; without further ones the next request would wait for the end of one.
    /// </summary>
    public static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        Proxy = OutwardProxy.Instance,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(30),
    };

    public void Dispose()
    {
        foreach (IDisposable one in owned)
        {
            one.Dispose();
        }
    }

    private static FalTransport Over(FalSettings settings, HttpMessageHandler keyed, HttpMessageHandler streams, HttpMessageHandler files)
    {
        ResilienceHandler chain = Outer(settings);
        chain.InnerHandler = Innermost(settings, keyed);
        return new FalTransport(settings, chain, Innermost(settings, streams), files);
    }

    private HttpClient Client(HttpMessageHandler handler, Uri? address)
    {
        // Time limits are per attempt and per operation class; the client's own would cut a long run or upload.
        HttpClient client = new(handler, disposeHandler: true) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        owned.Add(client);
        return client;
    }
}
