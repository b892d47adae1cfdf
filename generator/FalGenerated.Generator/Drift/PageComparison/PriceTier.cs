using System.Text.RegularExpressions;

namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>One condition of a price: a member of the input and the value at which the price holds.</summary>
/// <param name="Field">The member's wire name.</param>
/// <param name="Value">Its value, such as <c>1080p</c>; or a bound or a range in numbers.</param>
internal sealed partial record PriceTier(string Field, string Value)
{
    /// <summary>True for a tier that is a figure itself; a name such as <c>pro</c> is none.</summary>
    public bool IsFigure => Value.Any(char.IsAsciiDigit);

    /// <summary>The places at which the words name it, in characters, as far as they name it as one.</summary>
    public IReadOnlyList<int> PlacesIn(string words) => Value.Length == 0 ? [] : [.. Name().Matches(words).Select(match => match.Index)];

    /// <summary>True if the words name it, or each number of a bound or a range.</summary>
    public bool StandsIn(string words)
    {
        if (PlacesIn(words).Count > 0)
        {
            return true;
        }

        IReadOnlyList<decimal> own = FigureNumber.In(Value);
        bool isNumbers = own.Count > 1 || (own.Count == 1 && FigureNumber.Parse(Value) is not null);
        return isNumbers && own.All(number => number == 0 || FigureNumber.In(words).Contains(number));
    }

    /// <summary>The words make it the measure of another tier: "10 times the cost of standard".</summary>
    /// <param name="words">The quoted words.</param>
    /// <param name="place">Where they name it.</param>
    /// <param name="factors">The factors in them.</param>
    public static bool IsMeasure(string words, int place, IReadOnlyList<Figure> factors) =>
        factors.LastOrDefault(factor => factor.Offset < place) is { } before
        && Preposition().Matches(words[before.Offset..place]).LastOrDefault() is { } last
        && last.Value.ToLowerInvariant() is "of" or "than" or "as" or "over" or "versus" or "to";

    private Regex Name()
    {
        // A number goes on behind a mark of decimals or thousands; a name such as 1080p does not.
        string pattern = string.Concat(Part().Matches(Value).Select(part => part.Value switch
        {
            "_" or "-" or " " => @"[\s_-]",
            "fps" or "FPS" => @"[\s-]?(?:fps|frames\s(?:per|a)\ssecond|hz)",
            string letters when part.Index > 0 && char.IsAsciiDigit(Value[part.Index - 1]) => @"[\s-]?" + Regex.Escape(letters),
            string other => Regex.Escape(other),
        }));
        return new Regex($@"(?<![A-Za-z\d$€£])(?<!\d[.,]){pattern}(?![A-Za-z\d]){(char.IsAsciiDigit(Value[^1]) ? @"(?![.,]\d)" : "")}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"[A-Za-z]+|\d+|.", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"\b(?:of|than|as|over|versus|to|for|at|in|with|when|on|using|by)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Preposition();
}
