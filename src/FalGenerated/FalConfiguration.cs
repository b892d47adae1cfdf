using System.Security.Cryptography;
using FalGenerated.Diagnostics;
using FalGenerated.Files;
using FalGenerated.Idempotency;
using FalGenerated.Spending;
using FalGenerated.Transport;
using FalGenerated.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FalGenerated;

/// <summary>The options of one client, checked, copied, and split into what each layer needs.</summary>
/// <param name="Settings">What the connections go by.</param>
/// <param name="Storage">How files travel.</param>
/// <param name="FileHosts">Which file hosts may be reached.</param>
/// <param name="Journal">The journal that outlives the client; null for none.</param>
/// <param name="SpendLedger">The ledger that outlives the client; null for none.</param>
internal sealed record FalConfiguration(
    FalSettings Settings, FalStorageOptions Storage, FileAddressPolicy FileHosts, ISubmitJournal? Journal, ISpendLedger? SpendLedger)
{
    /// <exception cref="FalConfigurationException">The options are not usable.</exception>
    public static FalConfiguration Of(FalOptions options, TimeProvider time, Func<double>? chance = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> problems = FalOptionsRules.ProblemsOf(options);
        if (problems.Count > 0)
        {
            throw new FalConfigurationException(problems);
        }

        Uri[] keyed = [WithSlash(options.QueueUrl), WithSlash(options.RunUrl), WithSlash(options.RestUrl), WithSlash(options.ApiUrl)];
        FileAddressPolicy hosts = new([.. options.TrustedFileHosts, .. new FalOrigins(keyed).LoopbackHosts]);
        FalStorageOptions storage = new();
        options.Storage.CopyTo(storage);
        FalSettings settings = new()
        {
            QueueUrl = keyed[0],
            RunUrl = keyed[1],
            RestUrl = keyed[2],
            ApiUrl = keyed[3],
            RequestTimeout = options.RequestTimeout,
            RunTimeout = options.RunTimeout,
            StorageAttempts = storage.Attempts,
            MaxStreams = options.MaxStreams,
            Key = options.ApiKey is { } key ? new FalKey(key) : null,
            AccessToken = options.AccessToken,
            UsesBackupHosts = options.UseBackupHosts,
            Log = options.LoggerFactory is { } loggers ? new ShieldedLogger(loggers.CreateLogger(FalTelemetry.Name)) : NullLogger.Instance,
            Time = time,
            Chance = chance ?? NextDouble,
            CreateFileHandler = () => FileConnection.CreateHandler(hosts),
        };
        AppendOnlyFile? file = options.JournalPath is { } path ? new AppendOnlyFile(path) : null;
        ISubmitJournal? journal = options.Journal ?? (file is null ? null : new FileJournal(file));
        ISpendLedger? ledger = options.SpendLedger ?? (file is null ? null : new FileSpendLedger(file, time));
        return new FalConfiguration(settings, storage, hosts, journal, ledger);
    }

    private static double NextDouble() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;

    // Without the slash a relative path would replace the last segment instead of following it.
    private static Uri WithSlash(Uri address) =>
        address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
