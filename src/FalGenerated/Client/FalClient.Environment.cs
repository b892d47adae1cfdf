namespace FalGenerated;

public sealed partial class FalClient
{
    /// <summary>Makes a client with the key of the environment: <c>FAL_KEY</c>, else <c>FAL_KEY_ID</c> and <c>FAL_KEY_SECRET</c>. Empty counts as unset.</summary>
    /// <exception cref="FalConfigurationException">No key is set, or it is not usable.</exception>
    public static FalClient FromEnvironment() => new(new FalOptions { Key = KeyOf(Environment.GetEnvironmentVariable) });

    /// <summary>The key that a set of variables holds; null when it holds none.</summary>
    internal static string? KeyOf(Func<string, string?> variable)
    {
        if (variable("FAL_KEY")?.Trim() is { Length: > 0 } key)
        {
            return key;
        }

        string? id = variable("FAL_KEY_ID")?.Trim();
        string? secret = variable("FAL_KEY_SECRET")?.Trim();
        return string.IsNullOrEmpty(id) || string.IsNullOrEmpty(secret) ? null : $"{id}:{secret}";
    }
}
