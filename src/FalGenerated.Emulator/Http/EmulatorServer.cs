using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FalGenerated.Emulator;

/// <summary>Kestrel on two ports, without a host around it: nothing to configure, and it starts in a few milliseconds.</summary>
internal sealed class EmulatorServer : IDisposable
{
    private readonly KestrelServer server;
    private ListenOptions? api;
    private ListenOptions? files;

    public EmulatorServer(FalEmulatorOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        // Bodies are bounded by the routes, which know what they take in; a slow body is a case to test, not an attack.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(new IPEndPoint(options.Address, options.Port), listen => api = Http1(listen));
        kestrel.Listen(new IPEndPoint(options.Address, options.FilesPort), listen => files = Http1(listen));

        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        server = new KestrelServer(Options.Create(kestrel), transport, NullLoggerFactory.Instance);
    }

    public int ApiPort => api!.IPEndPoint!.Port;

    public int FilesPort => files!.IPEndPoint!.Port;

    public Task StartAsync(IHttpApplication<HttpContext> application, CancellationToken cancellationToken) =>
        server.StartAsync(application, cancellationToken);

    /// <summary>Closes the ports and aborts what is still open.</summary>
    public async Task StopAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        await server.StopAsync(now.Token).ConfigureAwait(false);
    }

    public void Dispose() => server.Dispose();

    private static ListenOptions Http1(ListenOptions listen)
    {
        listen.Protocols = HttpProtocols.Http1;
        return listen;
    }
}
