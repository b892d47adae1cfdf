using System.Security.Cryptography;
using FalGenerated.Files;
using FalGenerated.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FalGenerated.Transport;

/// <summary>The options of one client, checked and copied.</summary>
internal sealed class FalSettings
{
    /// <exception cref="FalConfigurationException">The options are not usable.</exception>
    public FalSettings(FalOptions options, TimeProvider time, Func<double>? chance = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> problems = FalOptionsRules.ProblemsOf(options);
        if (problems.Count > 0)
        {
            throw new FalConfigurationException(problems);
        }

        Options = Copy(options);
        Time = time;
        Chance = chance ?? NextDouble;
        Key = new FalKey(options.ApiKey!);
        Origins = new FalOrigins(Options);
        Log = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger("FalGenerated");
        FileHosts = new FileAddressPolicy([.. Options.TrustedFileHosts, .. Origins.LoopbackHosts]);
    }

    public FalOptions Options { get; }

    public TimeProvider Time { get; }

    /// <summary>A number from 0 to below 1.</summary>
    public Func<double> Chance { get; }

    public FalKey Key { get; }

    public FalOrigins Origins { get; }

    public ILogger Log { get; }

    /// <summary>Which hosts of files may be reached.</summary>
    public FileAddressPolicy FileHosts { get; }

    private static FalOptions Copy(FalOptions options)
    {
        FalOptions copy = new()
        {
            ApiKey = options.ApiKey,
            QueueUrl = WithSlash(options.QueueUrl),
            RunUrl = WithSlash(options.RunUrl),
            RestUrl = WithSlash(options.RestUrl),
            ApiUrl = WithSlash(options.ApiUrl),
            JournalPath = options.JournalPath,
            Journal = options.Journal,
            LoggerFactory = options.LoggerFactory,
            RequestTimeout = options.RequestTimeout,
            RunTimeout = options.RunTimeout,
            MaxStreams = options.MaxStreams,
        };
        options.Storage.CopyTo(copy.Storage);
        copy.TrustedFileHosts.Clear();
        foreach (string host in options.TrustedFileHosts)
        {
            copy.TrustedFileHosts.Add(host);
        }

        return copy;
    }

    private static double NextDouble() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;

    // Without the slash a relative path would replace the last segment instead of following it.
    private static Uri WithSlash(Uri address) =>
        address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
