using System.Net;
using FalGenerated.Emulator.Hosting;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator;

/// <summary>
/// fal's queue on this machine: jobs that wait, run, fail and finish, with storage and a synchronous host. It upscales nothing:
/// a finished job hands the source back, and says so in the header <c>X-Fal-Emulator: echo</c>. It costs nothing, and its
/// only outgoing calls are webhooks to this machine.
/// </summary>
public sealed partial class FalEmulator : IAsyncDisposable
{
    private readonly FalEmulatorOptions options;
    private readonly EmulatorServer server;
    private readonly EmulatorParts parts;

    private FalEmulator(FalEmulatorOptions options)
    {
        this.options = options;
        server = new EmulatorServer(options);
        parts = new EmulatorParts(options);
    }

    /// <summary>The address that stands for <c>https://queue.fal.run/</c>.</summary>
    public Uri QueueUrl => Api("/");

    /// <summary>The address that stands for <c>https://fal.run/</c>.</summary>
    public Uri RunUrl => Api(HostPrefixes.Run + "/");

    /// <summary>The address that stands for <c>https://rest.fal.ai/</c>.</summary>
    public Uri RestUrl => Api(HostPrefixes.Rest + "/");

    /// <summary>The address that stands for <c>https://api.fal.ai/v1/</c>.</summary>
    public Uri ApiUrl => Api(HostPrefixes.Platform + "/");

    /// <summary>The address that stands for <c>https://fal.ai/</c>: the OpenAPI document and llms.txt of the endpoint.</summary>
    public Uri SiteUrl => Api(HostPrefixes.Website + "/");

    /// <summary>The emulator's own routes, for tests in any language.</summary>
    public Uri AdminUrl => Api(HostPrefixes.Control + "/");

    /// <summary>The files port: uploads and downloads. The key must never come here; see <see cref="AuthorizationOnFilesPort"/>.</summary>
    public Uri FilesUrl => new(parts.Origins.FilesOn(Host));

    /// <summary>A key that is accepted.</summary>
    public string Key => options.Key;

    /// <summary>Starts an emulator; it is ready when the task completes. Dispose it to close its ports and delete its files.</summary>
    /// <param name="options">How it behaves; null for the defaults. Copied: later changes have no effect.</param>
    /// <param name="cancellationToken">Cancels the start only.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="IOException">A port that the options name is taken.</exception>
    public static async Task<FalEmulator> StartAsync(FalEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = (options ?? new FalEmulatorOptions()).Copy();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Speed, nameof(options));
        var emulator = new FalEmulator(options);
        try
        {
            await emulator.server.StartAsync(emulator.parts.Dispatcher, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        emulator.parts.Origins.ApiPort = emulator.server.ApiPort;
        emulator.parts.Origins.FilesPort = emulator.server.FilesPort;
        return emulator;
    }

    /// <summary>Closes both ports, aborts open connections and deletes every stored file.</summary>
    public async ValueTask DisposeAsync()
    {
        await server.StopAsync().ConfigureAwait(false);
        await server.DisposeAsync().ConfigureAwait(false);
        parts.Dispose();
    }

    private string Host => new UriBuilder("http", Reachable(options.Address).ToString()).Host;

    // A wildcard address can be listened on, not called.
    private static IPAddress Reachable(IPAddress address) =>
        address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : address;

    private Uri Api(string path) => new($"{parts.Origins.Scheme}://{Host}:{parts.Origins.ApiPort}{path}");
}
