namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Tells a renamed member from one that goes while another comes: the kind of value says little, so the names must be alike.</summary>
internal static class NameLikeness
{
    /// <summary>Two words of at least this many letters may differ in one of them.</summary>
    private const int LeastForOneLetter = 5;

    /// <summary>Words that turn the meaning round where only one name has them.</summary>
    private static readonly HashSet<string> Turning = new(StringComparer.Ordinal) { "no", "not", "non", "negative", "without", "disable", "disabled", "min", "max", "previous", "next", "old", "new" };

    /// <summary>Words that many names have and that say nothing about the member.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal) { "id", "url", "uri", "name", "type", "value", "key", "data", "count", "number", "list", "is", "has", "of", "to" };

    public static bool AreAlike(string one, string other)
    {
        List<string> first = Words(one), second = Words(other);
        if (string.Concat(first) == string.Concat(second))
        {
            return true;
        }

        List<string> rest = [.. first.Except(second)], others = [.. second.Except(first)];
        if (rest.Concat(others).Any(Turning.Contains))
        {
            return false;
        }

        int shared = first.Intersect(second).Count();
        bool hasOwnWord = first.Intersect(second).Any(word => !Common.Contains(word));
        if (hasOwnWord && (rest.Count == 0 || others.Count == 0 || 2 * shared > shared + rest.Count + others.Count))
        {
            return true;
        }

        return rest.Count == 1 && others.Count == 1 && DifferInOneLetter(rest[0], others[0]);
    }

    /// <summary>Small letters: <c>target_fps</c>, <c>targetFps</c> and <c>target-fps</c> have the same words.</summary>
    private static List<string> Words(string name)
    {
        List<string> words = [""];
        bool wasSmall = false;
        foreach (char letter in name)
        {
            bool isLetter = char.IsLetterOrDigit(letter);
            if (!isLetter || (char.IsUpper(letter) && wasSmall))
            {
                words.Add("");
            }

            words[^1] += isLetter ? char.ToLowerInvariant(letter) : "";
            wasSmall = char.IsLower(letter) || char.IsDigit(letter);
        }

        words.RemoveAll(word => word.Length == 0);
        return words;
    }

    /// <summary>A plural, another spelling, or a slip; a number that differs makes it another member.</summary>
    private static bool DifferInOneLetter(string one, string other)
    {
        (string brief, string full) = one.Length <= other.Length ? (one, other) : (other, one);
        int start = brief.AsSpan().CommonPrefixLength(full);
        int end = 0;
        while (end < brief.Length - start && brief[^(end + 1)] == full[^(end + 1)])
        {
            end++;
        }

        return full.Length >= LeastForOneLetter && full.Length - start - end == 1 && !char.IsDigit(full[start]);
    }
}
