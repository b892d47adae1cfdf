namespace FalGenerated.Playground.Runs;

/// <summary>The client of the live service, where the environment has a key. The key never leaves this process but for fal's own hosts.</summary>
internal sealed class LiveService : IDisposable
{
    public LiveService(string journal)
    {
        FalOptions options = FalOptions.FromEnvironment();
        if (!string.IsNullOrEmpty(options.ApiKey))
        {
            options.JournalPath = journal;
            Client = new FalClient(options);
        }
    }

    /// <summary>The client; null without a key.</summary>
    public FalClient? Client { get; }

    public void Dispose() => Client?.Dispose();
}
