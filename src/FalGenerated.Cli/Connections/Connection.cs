using System.Net.Sockets;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using FalGenerated.Emulator;

namespace FalGenerated.Cli.Connections;

/// <summary>A client and what it talks to.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly FalEmulator? hosted;

    // Slow enough to see the queue move, quick enough for a first try.
    private static FalEmulatorOptions Pace => new() { QueuePosition = 3, QueueTime = TimeSpan.FromSeconds(1.2), RunTime = TimeSpan.FromSeconds(2) };

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

    /// <summary>Whether jobs outlive this process, so that a journal of them is of use.</summary>
    public bool KeepsJobs => Kind != ConnectionKind.Hosted;

    /// <summary>The live service, with the key of the environment.</summary>
    /// <exception cref="CommandException">There is no key.</exception>
    public static Connection Live(Session session, bool needsJournal)
    {
        FalOptions options = FalOptions.FromEnvironment();
        if (string.IsNullOrEmpty(options.ApiKey))
        {
            throw new CommandException(ExitCode.Refused, "key_missing", "Set FAL_KEY to your key, or use --emulator to try without one.");
        }

        options.JournalPath = session.JournalPath(needsJournal);
        return new(options, ConnectionKind.Live);
    }

    /// <summary>An emulator in this process; it ends, with its jobs, when the run does.</summary>
    /// <param name="session">Where it is announced.</param>
    /// <param name="echoes">Whether clips are returned unchanged even where ffmpeg could upscale them.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public static async Task<Connection> HostAsync(Session session, bool echoes, CancellationToken cancellationToken)
    {
        FalEmulatorOptions options = Pace;
        options.Upscale = !echoes;
        FalEmulator emulator = await FalEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
        session.Note($"emulator at {emulator.QueueUrl} (in this process; no key, no cost)");
        session.Note(emulator.UpscaleNote);
        return new(AddressesUnder(emulator.QueueUrl), ConnectionKind.Hosted, emulator);
    }

    /// <summary>An emulator that runs already. The real key is never sent to it.</summary>
    public static Connection To(Uri server, Session session, bool needsJournal)
    {
        FalOptions options = AddressesUnder(server);
        options.JournalPath = session.JournalPath(needsJournal);
        return new(options, ConnectionKind.Server);
    }

    /// <summary>
    /// Makes sure that somebody listens where <c>--server</c> points. The client would try for seconds, as it should with a service that is
    /// away for a moment; on this machine nobody comes of waiting, and a person waits for the answer.
    /// </summary>
    /// <exception cref="ServerUnreachableException">Nobody does.</exception>
    public async Task RequireServerAsync(CancellationToken cancellationToken)
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

    /// <summary>No service at all: for a file at an address, which takes no key. On this machine it may be fetched, because it was typed.</summary>
    public static Connection ToFile(Uri address)
    {
        // A client wants a key, and this one has no use for it.
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

    private static FalOptions AddressesUnder(Uri server)
    {
        Uri root = new(server.GetLeftPart(UriPartial.Authority) + "/");
        return new()
        {
            ApiKey = FalEmulatorOptions.DefaultKey,
            QueueUrl = root,
            RunUrl = new(root, "_run/"),
            RestUrl = new(root, "_rest/"),
            ApiUrl = new(root, "_api/v1/"),
        };
    }
}
