using System.Net.Sockets;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using FalGenerated.Emulator;

namespace FalGenerated.Cli.Connections;

/// <summary>A client together with the service or emulator that it talks to.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly FalEmulator? hosted;

    // Slow enough to show the queue, fast enough for a first try.
    private static FalEmulatorOptions DemoTiming => new() { QueuePosition = 3, QueueTime = TimeSpan.FromSeconds(1.2), RunTime = TimeSpan.FromSeconds(2) };

    private Connection(FalOptions options, ConnectionKind kind, FalEmulator? hosted = null)
    {
        Client = new FalClient(options);
        Options = options;
        Kind = kind;
        this.hosted = hosted;
    }

    public FalClient Client { get; }

    public FalOptions Options { get; }

    public ConnectionKind Kind { get; }

    /// <summary>Gets whether jobs outlive this process, so that a journal is useful.</summary>
    public bool KeepsJobs => Kind != ConnectionKind.Hosted;

    /// <summary>Connects to the live service with the key from the environment.</summary>
    /// <exception cref="CommandException">No key is set.</exception>
    public static Connection Live(Session session, bool needsJournal)
    {
        FalOptions options = FalOptions.FromEnvironment();
        if (string.IsNullOrEmpty(options.ApiKey))
        {
            throw new CommandException(ExitCode.Refused, "key_missing", "FAL_KEY is not set; set it to your key, or pass --emulator to try without one.");
        }

        options.JournalPath = session.JournalPath(needsJournal);
        return new(options, ConnectionKind.Live);
    }

    /// <summary>Hosts an emulator in this process; it ends, with its jobs, together with the run.</summary>
    /// <param name="session">Receives the announcement.</param>
    /// <param name="echoes">True to return clips unchanged even if ffmpeg is installed.</param>
    /// <param name="contract">The OpenAPI document of a further endpoint; null for the upscaler alone.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public static async Task<Connection> HostAsync(Session session, bool echoes, string? contract, CancellationToken cancellationToken)
    {
        FalEmulatorOptions options = DemoTiming;
        options.Upscale = !echoes;
        if (contract is not null)
        {
            options.Contracts.Add(contract);
        }

        FalEmulator emulator = await StartAsync(options, cancellationToken).ConfigureAwait(false);
        session.Note($"emulator at {emulator.QueueUrl} (in this process; no key, no cost)");
        session.Note(emulator.UpscaleNote);
        FalOptions client = new FalOptions().UseEmulator(emulator.QueueUrl);
        client.Journal = SubmitJournal.InMemory();
        return new(client, ConnectionKind.Hosted, emulator);
    }

    private static async Task<FalEmulator> StartAsync(FalEmulatorOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await FalEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException error) when (options.Contracts.Count > 0)
        {
            throw new CommandException(ExitCode.Refused, "contract", $"The emulator cannot serve the contract; pass the OpenAPI document that fal serves for the endpoint. {error.Message.Split(" (Parameter ")[0]}");
        }
    }

    /// <summary>Connects to a running emulator. The real key is never sent to it.</summary>
    public static Connection To(Uri server, Session session, bool needsJournal)
    {
        FalOptions options = new FalOptions().UseEmulator(server);
        options.JournalPath = session.JournalPath(needsJournal);
        return new(options, ConnectionKind.Server);
    }

    /// <summary>
    /// Checks that the <c>--server</c> accepts connections. The client would retry for seconds, which is right for a remote service and
    /// pointless on this machine.
    /// </summary>
    /// <exception cref="ServerUnreachableException">The connection was refused.</exception>
    public async Task EnsureServerListensAsync(CancellationToken cancellationToken)
    {
        if (Kind != ConnectionKind.Server)
        {
            return;
        }

        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(Options.QueueUrl.IdnHost, Options.QueueUrl.Port, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
        {
            throw new ServerUnreachableException(Options.QueueUrl, error);
        }
    }

    /// <summary>Creates a client for a plain download, which needs no key. A URL on this machine is allowed, because the user typed it.</summary>
    public static Connection ToFile(Uri address)
    {
        // A client requires a key; this one never sends it.
        FalOptions options = new() { ApiKey = FalEmulatorOptions.DefaultKey };
        if (address.IsLoopback)
        {
            options.TrustedFileHosts.Add(address.Host);
        }

        return new(options, ConnectionKind.Live);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (hosted is not null)
        {
            await hosted.DisposeAsync().ConfigureAwait(false);
        }
    }
}
