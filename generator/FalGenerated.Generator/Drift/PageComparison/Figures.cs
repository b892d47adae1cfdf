using System.Text.RegularExpressions;

namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>Finds figures in prose, so that a rewording and a new price can be told apart.</summary>
internal static partial class Figures
{
    /// <summary>Money, factors, units and whatever other numbers there are, in the order of the text.</summary>
    public static IReadOnlyList<Figure> In(string text)
    {
        List<Figure> figures = [];
        foreach (Match match in Pattern().Matches(text))
        {
            if (match.Groups["money"].Success)
            {
                string unit = match.Groups["per"].Success ? "/" + Unit(match.Groups["per"].Value) : "";
                figures.Add(new("money", Currency(match.Groups["currency"].Value) + Trim(match.Groups["amount"].Value) + unit, match.Index));
            }
            else if (match.Groups["factor"].Success)
            {
                figures.Add(new("factor", "×" + Trim(match.Groups["times"].Value), match.Index));
            }
            else if (match.Groups["word"].Success)
            {
                figures.Add(new("factor", "×" + Factor(match.Groups["word"].Value.ToLowerInvariant()), match.Index));
            }
            else if (match.Groups["number"].Success)
            {
                figures.Add(new("number", Trim(match.Value), match.Index));
            }
            else
            {
                figures.Add(new("unit", match.Value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), match.Index));
            }
        }

        return figures;
    }

    /// <summary>Every number of a text, as written but for thousands separators.</summary>
    public static IReadOnlyList<string> NumbersIn(string text) => [.. Number().Matches(text).Select(match => Trim(match.Value))];

    private static string Trim(string number)
    {
        string plain = number.Replace(",", "", StringComparison.Ordinal);
        plain = plain.StartsWith('.') ? "0" + plain : plain;
        return plain.Contains('.', StringComparison.Ordinal) ? plain.TrimEnd('0').TrimEnd('.') : plain;
    }

    private static string Unit(string unit) => unit.ToLowerInvariant() switch
    {
        "s" or "sec" or "second" or "seconds" => "s",
        "min" or "minute" or "minutes" => "min",
        "h" or "hour" or "hours" => "h",
        string other => other.TrimEnd('s'),
    };

    private static string Currency(string name) => name.ToUpperInvariant() switch
    {
        "EUR" or "€" => "€",
        "GBP" or "£" => "£",
        "¢" or "CENT" or "CENTS" => "¢",
        _ => "$",
    };

    private static string Factor(string word) => word switch
    {
        "double" or "doubles" or "doubled" or "twice" => "2",
        "triple" or "triples" or "tripled" => "3",
        "quadruple" or "quadruples" or "quadrupled" => "4",
        _ => "0.5",
    };

    [GeneratedRegex(
        """
        (?<money>(?:(?<currency>USD|US\$|\$|EUR|€|GBP|£)\s?(?<amount>(?:\d[\d,]*)?\.\d+|\d[\d,]*)|(?<![\d.,])(?<amount>(?:\d[\d,]*)?\.\d+|\d[\d,]*)\s?(?<currency>USD\b|EUR\b|€|GBP\b|£|¢|cents?\b))(?:\s?(?:/|per\s)\s?(?<per>[A-Za-z]+))?)
        |(?<factor>(?<times>\d+(?:\.\d+)?)\s?(?:times\b|[x×](?![A-Za-z\d])))
        |(?<word>\b(?:doubles?|doubled|twice|triples?|tripled|quadruples?|quadrupled|half|halves|halved)\b)
        |(?<unit>\b\d+(?:\.\d+)?\s?(?:p|k|fps|bit|mp|megapixels?|%|s|seconds?|minutes?)(?![A-Za-z\d]))
        |(?<number>(?<![A-Za-z\d.])\d[\d,]*(?:\.\d+)?)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(?<![A-Za-z\d])\d[\d,]*(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
