using System.Text.RegularExpressions;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Reads limits out of a sentence such as <c>Max file size: 100.0MB, Min duration: 2s</c>.</summary>
internal static partial class LimitWords
{
    /// <summary>True unless each limit of the new sentence is known to be no stricter: what cannot be measured counts as the worse.</summary>
    public static bool IsTightened(Node? before, Node? after)
    {
        if (after is not TextNode words)
        {
            return after is not null;
        }

        Dictionary<string, (ExactNumber Value, string Unit)> old = Read(before is TextNode text ? text.Value : "");
        Dictionary<string, (ExactNumber Value, string Unit)> now = Read(words.Value);
        return now.Count == 0 || now.Any(limit => !old.TryGetValue(limit.Key, out (ExactNumber Value, string Unit) was) || IsStricter(limit.Key, was, limit.Value));
    }

    private static bool IsStricter(string name, (ExactNumber Value, string Unit) was, (ExactNumber Value, string Unit) now)
    {
        int move = now.Value.CompareTo(was.Value);
        return was.Unit != now.Unit || (name.StartsWith("min", StringComparison.Ordinal) ? move > 0 : move < 0);
    }

    private static Dictionary<string, (ExactNumber Value, string Unit)> Read(string words)
    {
        Dictionary<string, (ExactNumber Value, string Unit)> limits = new(StringComparer.Ordinal);
        foreach (Match match in Limit().Matches(words))
        {
            if (ExactNumber.TryParse(match.Groups["value"].Value, out ExactNumber value))
            {
                limits[match.Groups["name"].Value.ToLowerInvariant()] = (value, match.Groups["unit"].Value.ToLowerInvariant());
            }
        }

        return limits;
    }

    [GeneratedRegex(@"(?<name>[A-Za-z][A-Za-z ]{0,40}): *(?<value>[0-9]{1,15}(\.[0-9]{1,9})?) *(?<unit>[A-Za-z]{0,12})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Limit();
}
