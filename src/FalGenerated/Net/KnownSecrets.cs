namespace FalGenerated.Net;

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
    private static volatile string[] known = [];

    /// <summary>What must not show of a key: the whole, and the part behind the colon, which is the secret one and may be echoed alone.</summary>
    public static string[] Of(string key) =>
        [.. new[] { key, key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..] }.Where(text => text.Length >= Shortest).Distinct()];

    /// <summary>Takes a key's secrets in, or marks them as those used last.</summary>
    public static void Use(string[] secrets)
    {
        if (known.AsSpan().EndsWith(secrets))
        {
            return;
        }

        lock (Gate)
        {
            known = [.. known.Except(secrets).Concat(secrets).TakeLast(Most)];
        }
    }

    public static string TakeOutOf(string text)
    {
        foreach (string secret in known)
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }
}
