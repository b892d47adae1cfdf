using FalGenerated.Mcp.Files;
using FalGenerated.Mcp.Jobs;
using FalGenerated.Mcp.Spending;
using Microsoft.Extensions.Logging;

namespace FalGenerated.Mcp.Hosting;

/// <summary>The services that the tools of one server share.</summary>
internal sealed class ServerContext : IDisposable
{
    private readonly WorkFolder work;

    /// <exception cref="FalConfigurationException">The key is not usable.</exception>
    /// <exception cref="Failures.StartException">No key is set, or the ledger's folder cannot be written.</exception>
    public ServerContext(ServerSettings settings, ServerEnvironment environment)
    {
        FalOptions options = settings.ToClientOptions();
        options.LoggerFactory = environment.Loggers;
        Settings = settings;
        Client = new FalClient(options);
        Jobs = new LedgerJobs(Client);
        Limit = new TotalLimit(settings.LimitUsd, SpendLedger.InFile(settings.Ledger));
        Log = environment.Loggers.CreateLogger("fal-mcp");
        work = WorkFolder.Create(settings.Ledger);
    }

    public ServerSettings Settings { get; }

    public FalClient Client { get; }

    public LedgerJobs Jobs { get; }

    public TotalLimit Limit { get; }

    public Confirmations Confirmations { get; } = new();

    public ILogger Log { get; }

    /// <summary>The video that a call names.</summary>
    /// <exception cref="Failures.ToolException">It must not be read.</exception>
    public VideoReference Video(string given) => VideoReference.Of(given, Settings.Folders, Settings.Emulator is not null);

    public Task<PrivateCopy> CopyAsync(VideoReference video, IProgress<TransferProgress> progress, CancellationToken cancellationToken) =>
        PrivateCopy.TakeAsync(video, work.Path, Client.Storage, progress, cancellationToken);

    public void Dispose()
    {
        Client.Dispose();
        work.Dispose();
    }
}
