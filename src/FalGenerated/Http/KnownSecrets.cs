namespace FalGenerated;

/// <summary>
/// The keys that this process used last. A service may echo a key in an error text, so texts are cleaned of all of them. The number is
/// bounded: a host with a key per tenant must not pay for each of them with each text.
/// </summary>
internal static class KnownSecrets
{
    private const int Most = 64;
    private const int Shortest = 8;
    private static readonly Lock Gate = new();

    // Replaced whole, so that a text is cleaned without the lock.
    private static string[] secrets = [];

    /// <summary>Takes a key in, or marks it as the one used last.</summary>
    public static void Use(string key)
    {
        // The part behind the colon is the secret one, and may be echoed alone.
        string[] used = [.. new[] { key, key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..] }.Where(text => text.Length >= Shortest).Distinct()];
        if (secrets.AsSpan().EndsWith(used))
        {
            return;
        }

        lock (Gate)
        {
            secrets = [.. secrets.Except(used).Concat(used).TakeLast(Most)];
        }
    }

    public static string TakeOutOf(string text)
    {
        foreach (string secret in secrets)
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }
}
