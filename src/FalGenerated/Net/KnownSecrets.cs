using System.Text;

namespace FalGenerated.Net;

/// <summary>
/// The keys that this process uses. A service may echo a key in an error text, plainly or as base64, so texts are cleaned of all of them.
/// Spellings are found by their first characters: a text costs the same for one key as for the thousands of a host with a key per tenant.
/// </summary>
internal static class KnownSecrets
{
    /// <summary>The longest piece of a text that one spelling of a key takes. Longer keys are cleaned up to here.</summary>
    public const int Longest = 512;

    // Beyond that many keys the half that was used longest ago is forgotten.
    private const int MostKeys = 10_000;

    // Shorter texts occur by chance; it is also the length of the piece by which spellings are found.
    private const int Shortest = 8;
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, (string[] Spellings, long UsedAt)> Keys = [];
    private static readonly HashSet<string> Spellings = [];
    private static readonly Dictionary<string, SortedSet<int>> LengthsByHead = [];
    private static long uses;

    /// <summary>The spellings of a key: the whole, the part behind the colon, which is the secret one and may be echoed alone, and both within base64.</summary>
    public static string[] Of(string key)
    {
        string[] plain = [key, key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]];
        return [.. plain.Concat(plain.SelectMany(WithinBase64)).Where(text => text.Length >= Shortest).Select(text => text[..Math.Min(text.Length, Longest)]).Distinct()];
    }

    /// <summary>Adds a key's spellings, or marks them as the ones used last.</summary>
    public static void Use(string[] secrets)
    {
        if (secrets.Length == 0)
        {
            return;
        }

        lock (Gate)
        {
            bool isNew = !Keys.ContainsKey(secrets[0]);
            Keys[secrets[0]] = (secrets, ++uses);
            if (isNew)
            {
                Index(secrets);
                ForgetOldest();
            }
        }
    }

    /// <summary>The text with <c>***</c> in place of every known spelling.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">Where to stop: a spelling that begins before it is taken out whole, what begins later is left off.</param>
    public static string TakeOutOf(string text, int end = int.MaxValue)
    {
        end = Math.Min(end, text.Length);
        StringBuilder? cleaned = null;
        int copied = 0;
        lock (Gate)
        {
            var lengths = LengthsByHead.GetAlternateLookup<ReadOnlySpan<char>>();
            var spellings = Spellings.GetAlternateLookup<ReadOnlySpan<char>>();
            for (int at = 0; at < end && at + Shortest <= text.Length;)
            {
                int length = lengths.TryGetValue(text.AsSpan(at, Shortest), out SortedSet<int>? possible)
                    ? possible.Reverse().FirstOrDefault(one => at + one <= text.Length && spellings.Contains(text.AsSpan(at, one)))
                    : 0;
                if (length > 0)
                {
                    cleaned = (cleaned ?? new StringBuilder()).Append(text, copied, at - copied).Append("***");
                    copied = at + length;
                }

                at += Math.Max(1, length);
            }
        }

        return cleaned is null ? text[..end] : cleaned.Append(text, copied, Math.Max(0, end - copied)).ToString();
    }

    private static void Index(string[] secrets)
    {
        foreach (string secret in secrets)
        {
            Spellings.Add(secret);
            if (!LengthsByHead.TryGetValue(secret[..Shortest], out SortedSet<int>? lengths))
            {
                LengthsByHead[secret[..Shortest]] = lengths = [];
            }

            lengths.Add(secret.Length);
        }
    }

    private static void ForgetOldest()
    {
        if (Keys.Count <= MostKeys)
        {
            return;
        }

        foreach (string key in Keys.OrderBy(pair => pair.Value.UsedAt).Take(MostKeys / 2).Select(pair => pair.Key).ToList())
        {
            Keys.Remove(key);
        }

        Spellings.Clear();
        LengthsByHead.Clear();
        foreach ((string[] secrets, _) in Keys.Values)
        {
            Index(secrets);
        }
    }

    // Base64 writes three bytes as four characters, so a text looks in one of three ways within a longer one; the characters that share
    // bits with a neighbour are left off. Both alphabets are in use.
    private static IEnumerable<string> WithinBase64(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        for (int before = 0; before < 3; before++)
        {
            int shared = (before * 8 + 5) / 6;
            int whole = (before + bytes.Length) * 8 / 6;
            if (whole > shared)
            {
                string middle = Convert.ToBase64String([.. new byte[before], .. bytes])[shared..whole];
                yield return middle;
                yield return middle.Replace('+', '-').Replace('/', '_');
            }
        }
    }
}
