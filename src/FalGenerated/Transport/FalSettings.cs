using FalGenerated.Wire;
using Microsoft.Extensions.Logging;

namespace FalGenerated.Transport;

/// <summary>The settings of the connections of one client: addresses, key and limits out of the checked options, and the sources of time and chance.</summary>
internal sealed class FalSettings
{
    private ServiceClock? clock;

    public required Uri QueueUrl { get; init; }

    public required Uri RunUrl { get; init; }

    public required Uri RestUrl { get; init; }

    public required Uri ApiUrl { get; init; }

    /// <summary>The longest that one attempt of a short call may take.</summary>
    public required TimeSpan RequestTimeout { get; init; }

    /// <summary>The longest that a synchronous run may take.</summary>
    public required TimeSpan RunTimeout { get; init; }

    /// <summary>The number of attempts of a call to storage, the first one included.</summary>
    public required int StorageAttempts { get; init; }

    /// <summary>The number of status streams that may be open at once; null where the connections decide.</summary>
    public required int? MaxStreams { get; init; }

    /// <summary>The key; null where the options have an access token only.</summary>
    public required FalKey? Key { get; init; }

    /// <summary>Gives the access token of a request to the queue; null where the key is used.</summary>
    public Func<CancellationToken, ValueTask<string>>? AccessToken { get; init; }

    /// <summary>Gets a value indicating whether a default host that cannot be reached is replaced by its backup.</summary>
    public bool UsesBackupHosts { get; init; }

    public required ILogger Log { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>The service's time.</summary>
    public ServiceClock Clock => LazyInitializer.EnsureInitialized(ref clock, () => new ServiceClock(Time));

    /// <summary>A number from 0 to below 1.</summary>
    public required Func<double> Chance { get; init; }

    /// <summary>Makes the handler that reaches file hosts: it never sees the key.</summary>
    public required Func<HttpMessageHandler> CreateFileHandler { get; init; }

    /// <summary>The origins that may receive the key.</summary>
    public FalOrigins Origins => field ??= new FalOrigins(
        [QueueUrl, RunUrl, RestUrl, ApiUrl, .. UsesBackupHosts ? new[] { QueueUrl, RunUrl }.Select(FalOrigins.BackupOf).OfType<Uri>() : []]);
}
