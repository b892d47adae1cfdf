using System.Globalization;
using System.Text.RegularExpressions;

namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>Numbers as people write them: with separators of thousands, with a comma before the decimals, or as a word.</summary>
internal static partial class FigureNumber
{
    /// <summary>A number in digits, as a part of a pattern.</summary>
    public const string Digits = """(?:\d{1,3}(?:[,'’_\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)""";

    /// <summary>A number as a word, as a part of a pattern.</summary>
    public const string Words = "(?:half\\sa|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred|thousand)";

    private static readonly Dictionary<string, decimal> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["half a"] = 0.5m, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8,
        ["nine"] = 9, ["ten"] = 10, ["twelve"] = 12, ["twenty"] = 20, ["fifty"] = 50, ["hundred"] = 100, ["thousand"] = 1000,
    };

    /// <summary>Null where the text is no number, or is beyond a decimal.</summary>
    public static decimal? Parse(string text)
    {
        string trimmed = text.Trim();
        if (Named.TryGetValue(trimmed, out decimal named))
        {
            return named;
        }

        string plain = Thousands().IsMatch(trimmed) ? Separator().Replace(trimmed, "") : trimmed.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    /// <summary>The shortest text of a number.</summary>
    public static string Show(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Every number in digits, whatever stands behind it.</summary>
    public static IReadOnlyList<decimal> In(string text) => [.. Number().Matches(text).Select(match => Parse(match.Value)).OfType<decimal>()];

    [GeneratedRegex(@"^\d{1,3}(?:[,'’_\u00a0\u202f]\d{3})+(?:\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"[,'’_\u00a0\u202f]", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"(?<![\d.,])" + Digits, RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
