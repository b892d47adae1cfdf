using FalGenerated.Storage;

namespace FalGenerated;

/// <summary>The options of one client, checked and copied.</summary>
internal sealed class FalSettings
{
    /// <exception cref="FalConfigurationException">The options are not usable.</exception>
    public FalSettings(FalOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> problems = FalOptionsRules.ProblemsOf(options);
        if (problems.Count > 0)
        {
            throw new FalConfigurationException(problems);
        }

        Options = Copy(options);
        Time = time;
        Key = new FalKey(options.Key!);
        Origins = new FalOrigins(Options);
        FileHosts = new FileAddressPolicy(Options.TrustedFileHosts);
    }

    public FalOptions Options { get; }

    public TimeProvider Time { get; }

    public FalKey Key { get; }

    public FalOrigins Origins { get; }

    /// <summary>Which hosts of files may be reached.</summary>
    public FileAddressPolicy FileHosts { get; }

    private static FalOptions Copy(FalOptions options)
    {
        FalOptions copy = new()
        {
            Key = options.Key,
            QueueUrl = WithSlash(options.QueueUrl),
            RunUrl = WithSlash(options.RunUrl),
            RestUrl = WithSlash(options.RestUrl),
            ApiUrl = WithSlash(options.ApiUrl),
            Journal = options.Journal,
            RequestTimeout = options.RequestTimeout,
            RunTimeout = options.RunTimeout,
        };
        options.Storage.CopyTo(copy.Storage);
        copy.TrustedFileHosts.Clear();
        foreach (string host in options.TrustedFileHosts)
        {
            copy.TrustedFileHosts.Add(host);
        }

        return copy;
    }

    // Without the slash a relative path would replace the last segment instead of following it.
    private static Uri WithSlash(Uri address) =>
        address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
