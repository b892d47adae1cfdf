namespace FalGenerated.DependencyInjection;

/// <summary>The names of one client's HTTP clients in the host's factory, and its checked options once they are known.</summary>
internal sealed class FalHttpNames(string client)
{
    private readonly Lock gate = new();
    private FalConfiguration? configuration;

    /// <summary>The client's own name; empty for the one without a name.</summary>
    public string Client { get; } = client;

    public string Keyed { get; } = Name(client, "keyed");

    public string Streams { get; } = Name(client, "streams");

    public string Files { get; } = Name(client, "files");

    /// <summary>The checked options: made once, by whoever asks first.</summary>
    public FalConfiguration ConfigurationFrom(Func<FalConfiguration> make)
    {
        lock (gate)
        {
            return configuration ??= make();
        }
    }

    private static string Name(string client, string use) => client.Length == 0 ? $"FalGenerated.{use}" : $"FalGenerated.{client}.{use}";
}
