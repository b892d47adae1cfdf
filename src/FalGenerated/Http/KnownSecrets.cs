using System.Collections.Concurrent;

namespace FalGenerated;

/// <summary>
/// The keys that this process used lately. A service may echo a key in an error text, so texts are cleaned of all of them. The number is
/// bounded: a host with a key per tenant must not pay for each of them with each text.
/// </summary>
internal static class KnownSecrets
{
    private const int Most = 64;
    private static readonly ConcurrentQueue<string> Secrets = new();

    public static void Add(string key)
    {
        // The part behind the colon is the secret one, and may be echoed alone.
        foreach (string secret in new[] { key, key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..] })
        {
            if (secret.Length >= 8 && !Secrets.Contains(secret))
            {
                Secrets.Enqueue(secret);
            }
        }

        while (Secrets.Count > Most)
        {
            Secrets.TryDequeue(out _);
        }
    }

    public static string TakeOutOf(string text)
    {
        foreach (string secret in Secrets)
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }
}
