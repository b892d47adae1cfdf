using System.Net;
using FalGenerated.Emulator.Ffmpeg;
using FalGenerated.Emulator.Hosting;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Persistence;

namespace FalGenerated.Emulator;

/// <summary>
/// fal's queue on this machine: jobs that wait, run, fail and finish, with storage and a synchronous host. Unless
/// <see cref="FalEmulatorOptions.Upscale"/> is set it upscales nothing: a finished job returns the source, and says so in the header
/// <c>X-Fal-Emulator: echo</c>. It costs nothing, and its
/// only outgoing calls are webhooks to this machine.
/// </summary>
public sealed partial class FalEmulator : IAsyncDisposable
{
    private readonly FalEmulatorOptions options;
    private readonly EmulatorServer server;
    private readonly EmulatorParts parts;

    private FalEmulator(FalEmulatorOptions options, DataFolder? data)
    {
        this.options = options;
        server = new EmulatorServer(options);
        parts = new EmulatorParts(options, data);
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

    /// <summary>One sentence for people on what becomes of a source, and on how to get ffmpeg where it is wanted and missing.</summary>
    public string UpscaleNote => parts.Upscales ? "Clips are upscaled with ffmpeg: plain resampling, not ByteDance's model."
        : options.Upscale ? FfmpegTools.Missing
        : "Clips are returned unchanged.";

    /// <summary>Starts an emulator; it is ready when the task completes. Dispose it to close its ports and delete its files.</summary>
    /// <param name="options">How it behaves; null for the defaults. Copied: later changes have no effect.</param>
    /// <param name="cancellationToken">Cancels the start only.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="IOException">A port that the options name, or that the data folder remembers, is taken.</exception>
    /// <exception cref="InvalidDataException">The data folder is in use, damaged, or holds something else; the message says which.</exception>
    public static async Task<FalEmulator> StartAsync(FalEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = (options ?? new FalEmulatorOptions()).Copy();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Speed, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ModelStreamEvents, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxUpscales, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.UpscaleTimeout, TimeSpan.Zero, nameof(options));
        var data = options.DataFolder is { } path ? DataFolder.Open(path) : null;
        if (data is not null)
        {
            options.Port = options.Port == 0 ? data.State.ApiPort : options.Port;
            options.FilesPort = options.FilesPort == 0 ? data.State.FilesPort : options.FilesPort;
        }

        var emulator = new FalEmulator(options, data);
        try
        {
            emulator.parts.Begin();
            await emulator.server.StartAsync(emulator.parts.Dispatcher, cancellationToken).ConfigureAwait(false);
            emulator.RememberPorts(data);
            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Closes both ports, aborts open connections, ends all work, and deletes every stored file that is in no data folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await server.StopAsync().ConfigureAwait(false);
        await server.DisposeAsync().ConfigureAwait(false);
        await parts.DisposeAsync().ConfigureAwait(false);
    }

    private void RememberPorts(DataFolder? data)
    {
        parts.Origins.ApiPort = server.ApiPort;
        parts.Origins.FilesPort = server.FilesPort;
        data?.Save(data.State with { ApiPort = server.ApiPort, FilesPort = server.FilesPort });
    }

    private string Host => new UriBuilder("http", Reachable(options.Address).ToString()).Host;

    // A wildcard address can be listened on, not called.
    private static IPAddress Reachable(IPAddress address) =>
        address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : address;

    private Uri Api(string path) => new($"{parts.Origins.Scheme}://{Host}:{parts.Origins.ApiPort}{path}");
}
