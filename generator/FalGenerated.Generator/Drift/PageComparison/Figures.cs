using System.Text.RegularExpressions;

namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>Finds figures in prose, so that a rewording and a new price can be told apart, and a price can be read out of its words.</summary>
internal static partial class Figures
{
    private const string Amount = "(?<amount>" + FigureNumber.Digits + ")";

    /// <summary>Money, factors, units and whatever other numbers there are, in the order of the text.</summary>
    public static IReadOnlyList<Figure> In(string text)
    {
        List<Figure> figures = [];
        foreach (Match match in Pattern().Matches(text))
        {
            figures.Add(match switch
            {
                _ when match.Groups["money"].Success => Money(match),
                _ when match.Groups["times"].Success => Factor(FigureNumber.Parse(match.Groups["times"].Value), match),
                _ when match.Groups["percent"].Success => Factor(Percent(match), match),
                _ when match.Groups["word"].Success => Factor(Named(match.Groups["word"].Value.ToLowerInvariant()), match),
                _ when match.Groups["number"].Success => new("number", Trim(match.Value), match.Index) { Value = FigureNumber.Parse(match.Value) },
                _ => new("unit", match.Value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), match.Index),
            });
        }

        return figures;
    }

    /// <summary>Every number of a text, as written but for thousands separators.</summary>
    public static IReadOnlyList<string> NumbersIn(string text) => [.. Number().Matches(text).Select(match => Trim(match.Value))];

    private static Figure Money(Match match)
    {
        string sign = Sign(match.Groups["currency"].Value);
        string amount = match.Groups["amount"].Value;
        string[] words = match.Groups["per"].Success ? match.Groups["per"].Value.Split((char[])[' ', '-'], StringSplitOptions.RemoveEmptyEntries) : [];
        string per = words.Length == 0 ? "" : "/" + (match.Groups["count"].Success ? match.Groups["count"].Value.Trim() + " " : "") + Short(words[0]);
        PriceUnit? unit = PriceUnit.Of(match.Groups["count"].Success ? words.Prepend(match.Groups["count"].Value) : words);
        return new("money", sign + Trim(amount) + per, match.Index)
        {
            Value = FigureNumber.Parse(amount) / (sign == "¢" ? 100 : 1),
            Currency = sign switch { "€" => "EUR", "£" => "GBP", _ => "USD" },
            Unit = unit,
        };
    }

    private static Figure Factor(decimal? value, Match match) =>
        new("factor", "×" + (value is { } number ? FigureNumber.Show(number) : match.Value), match.Index) { Value = value };

    private static decimal? Percent(Match match) => FigureNumber.Parse(match.Groups["percent"].Value) / 100 is not { } part ? null
        : match.Groups["of"].Value.ToLowerInvariant() switch
        {
            "of" => part,
            "less" or "cheaper" or "off" or "discount" or "lower" => 1 - part,
            _ => 1 + part,
        };

    private static string Trim(string number)
    {
        string plain = FigureNumber.Parse(number) is { } value && number.Contains(',', StringComparison.Ordinal) ? FigureNumber.Show(value) : number;
        plain = plain.StartsWith('.') ? "0" + plain : plain;
        return plain.Contains('.', StringComparison.Ordinal) ? plain.TrimEnd('0').TrimEnd('.') : plain;
    }

    private static string Short(string unit) => unit.ToLowerInvariant() switch
    {
        "s" or "sec" or "second" or "seconds" => "s",
        "min" or "minute" or "minutes" => "min",
        "h" or "hour" or "hours" => "h",
        string other => other.TrimEnd('s'),
    };

    private static string Sign(string name) => name.ToUpperInvariant() switch
    {
        "EUR" or "€" or "EURO" or "EUROS" => "€",
        "GBP" or "£" => "£",
        "¢" or "CENT" or "CENTS" => "¢",
        _ => "$",
    };

    private static decimal Named(string word) => word switch
    {
        _ when word.StartsWith("doubl", StringComparison.Ordinal) || word == "twice" => 2,
        _ when word.StartsWith("tripl", StringComparison.Ordinal) || word is "thrice" => 3,
        _ when word.StartsWith("quadrupl", StringComparison.Ordinal) => 4,
        _ when word.StartsWith("quintupl", StringComparison.Ordinal) => 5,
        _ when word.StartsWith("quarter", StringComparison.Ordinal) => 0.25m,
        _ when word.StartsWith("hal", StringComparison.Ordinal) => 0.5m,
        _ => 1,
    };

    [GeneratedRegex(
        """(?<money>(?:(?<currency>USD|US\$|\$|EUR|€|GBP|£|¢)\s?""" + Amount + "|(?:(?<![\\d.,])" + Amount + "|\\b(?<amount>" + FigureNumber.Words + """))[\s-]?(?<currency>USD\b|EUR\b|€|GBP\b|£|¢|cents?\b|dollars?\b|euros?\b|\$(?!\d)))"""
        + """(?:\s?(?:/|\b(?:per|an?|each|every|for\s(?:each|every))\s)\s?(?<count>(?:""" + FigureNumber.Digits + "|" + FigureNumber.Words + """\b)[\s-]?)?(?<per>[A-Za-z]+(?:[\s-][A-Za-z]+){0,2}))?)"""
        + "|(?:(?<![\\d.,A-Za-z])(?<times>" + FigureNumber.Digits + ")|\\b(?<times>" + FigureNumber.Words + """))[\s-]?(?:times\b|fold\b|[x×](?![A-Za-z\d]))"""
        + """|(?:\bmultipl\w+\sby|\bfactor\sof|(?<![A-Za-z\d])[x×])\s?(?<times>""" + FigureNumber.Digits + "|" + FigureNumber.Words + @"\b)"
        + "|(?<![\\d.,A-Za-z])(?<percent>" + FigureNumber.Digits + """)\s?%\s?(?<of>more|extra|surcharge|higher|premium|increase|on\stop|of|less|cheaper|off|discount|lower)\b"""
        + """|(?<word>\b(?:doubl(?:es?|ed|ing)|twice|tripl(?:es?|ed|ing)|thrice|quadrupl(?:es?|ed|ing)|quintupl(?:es?|ed|ing)|half|halves|halved|halving|quarter|same\s(?:price|rate|cost)|no\s(?:extra|additional)\s(?:cost|charge))\b)"""
        + """|(?<unit>\b\d+(?:\.\d+)?\s?(?:p|k|fps|bit|mp|megapixels?|%|s|seconds?|minutes?)(?![A-Za-z\d]))"""
        + "|(?<number>(?<![A-Za-z\\d.])" + FigureNumber.Digits + ")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(?<![A-Za-z\d])\d[\d,]*(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
