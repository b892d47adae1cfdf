namespace FalGenerated;

public sealed partial class FalOptions
{
    /// <summary>Options with the key of the environment: <c>FAL_KEY</c>, else <c>FAL_KEY_ID</c> and <c>FAL_KEY_SECRET</c>. The key is null when none is set; empty counts as unset.</summary>
    public static FalOptions FromEnvironment() => new() { ApiKey = KeyOf(Environment.GetEnvironmentVariable) };

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
