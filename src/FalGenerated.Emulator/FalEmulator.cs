namespace FalGenerated.Emulator;

/// <summary>
/// fal's queue on this machine: jobs that wait, run, fail and finish, with storage and a synchronous host. It upscales nothing:
/// a finished job hands the source back, and says so in the header <c>X-Fal-Emulator: echo</c>. It costs nothing and calls nobody.
/// </summary>
public sealed partial class FalEmulator : IAsyncDisposable
{
    private readonly FalEmulatorOptions options;
    private readonly EmulatorServer server;
    private readonly Agenda agenda;
    private readonly JobEngine engine;
    private readonly FileStore files;
    private readonly UploadTickets tickets = new();
    private readonly Counters counters = new();
    private readonly Origins origins = new();
    private readonly Dispatcher dispatcher;

    private FalEmulator(FalEmulatorOptions options)
    {
        this.options = options;
        var clock = options.Speed == 1 ? options.TimeProvider : new ScaledTimeProvider(options.TimeProvider, options.Speed);
        server = new EmulatorServer(options);
        agenda = new Agenda(clock);
        engine = new JobEngine(agenda, options);
        files = new FileStore(options);
        var keys = new KeyCheck(options);
        var model = new EchoModel(options, new EndpointContract(Pinned.EndpointId, Pinned.OpenApi), files, origins);
        var api = new ApiRoutes(
            new QueueRoutes(engine, model, keys, origins),
            new RunRoutes(engine, model, keys),
            new RestRoutes(tickets, keys, origins));
        dispatcher = new Dispatcher(options, origins, api, new FilesRoutes(files, tickets), counters);
    }

    /// <summary>The address that stands for <c>https://queue.fal.run/</c>.</summary>
    public Uri QueueUrl => Api("/");

    /// <summary>The address that stands for <c>https://fal.run/</c>.</summary>
    public Uri RunUrl => Api(ApiRoutes.RunPrefix + "/");

    /// <summary>The address that stands for <c>https://rest.fal.ai/</c>.</summary>
    public Uri RestUrl => Api(ApiRoutes.RestPrefix + "/");

    /// <summary>The address that stands for <c>https://api.fal.ai/v1/</c>.</summary>
    public Uri ApiUrl => Api(ApiRoutes.PlatformPrefix + "/");

    /// <summary>The emulator's own routes, for tests in any language.</summary>
    public Uri AdminUrl => Api(ApiRoutes.AdminPrefix + "/");

    /// <summary>The files port: uploads and downloads. The key must never come here; see <see cref="AuthorizationOnFilesPort"/>.</summary>
    public Uri FilesUrl => new(origins.FilesOn(Host));

    /// <summary>A key that is accepted.</summary>
    public string Key => options.Key;

    /// <summary>Starts an emulator; it is ready when the task completes. Dispose it to close its ports and delete its files.</summary>
    /// <param name="options">How it behaves; null for the defaults. Read once: later changes have no effect on ports and clock.</param>
    /// <param name="cancellationToken">Cancels the start only.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="IOException">A port that the options name is taken.</exception>
    public static async Task<FalEmulator> StartAsync(FalEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new FalEmulatorOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Speed, nameof(options));
        var emulator = new FalEmulator(options);
        await emulator.server.StartAsync(emulator.dispatcher, cancellationToken).ConfigureAwait(false);
        emulator.origins.ApiPort = emulator.server.ApiPort;
        emulator.origins.FilesPort = emulator.server.FilesPort;
        return emulator;
    }

    /// <summary>Closes both ports, aborts open connections and deletes every stored file.</summary>
    public async ValueTask DisposeAsync()
    {
        await server.StopAsync().ConfigureAwait(false);
        server.Dispose();
        agenda.Dispose();
        files.Dispose();
    }

    private string Host => options.Address.Equals(System.Net.IPAddress.Any) ? "127.0.0.1" : new UriBuilder("http", options.Address.ToString()).Host;

    private Uri Api(string path) => new($"http://{Host}:{origins.ApiPort}{path}");
}
