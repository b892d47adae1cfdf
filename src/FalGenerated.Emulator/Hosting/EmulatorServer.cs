using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FalGenerated.Emulator.Hosting;

/// <summary>Kestrel on two ports, without a host around it: nothing to configure, and it starts in a few milliseconds.</summary>
internal sealed class EmulatorServer : IAsyncDisposable
{
    private readonly KestrelServer server;
    private readonly WebApplication? tls;
    private ListenOptions? api;
    private ListenOptions? files;

    public EmulatorServer(FalEmulatorOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        if (options.Certificate is not null)
        {
            kestrel.ApplicationServices = (tls = TlsServices()).Services;
        }

        // Bodies are bounded by the routes, which know what they take in; a slow body is a case to test, not an attack.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(new IPEndPoint(options.Address, options.Port), listen => api = Configure(listen, options));
        kestrel.Listen(new IPEndPoint(options.Address, options.FilesPort), listen => files = Configure(listen, options));

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

    public async ValueTask DisposeAsync()
    {
        server.Dispose();
        if (tls is not null)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static ListenOptions Configure(ListenOptions listen, FalEmulatorOptions options)
    {
        listen.Protocols = HttpProtocols.Http1;
        if (options.Certificate is { } certificate)
        {
            listen.UseHttps(certificate);
        }

        return listen;
    }

    // TLS needs services that only a host registers; it is built for them, and never started.
    private static WebApplication TlsServices()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        return builder.Build();
    }
}
