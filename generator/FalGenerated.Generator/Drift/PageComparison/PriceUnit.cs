namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>The unit of a price: a second, an image, a megapixel.</summary>
/// <param name="Name">Normalised: <c>s</c> for every length of time, else the singular.</param>
/// <param name="Size">How many of it one price is for: 60 for a minute.</param>
internal sealed record PriceUnit(string Name, decimal Size)
{
    private static readonly Dictionary<string, (string Name, decimal Size)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s"] = ("s", 1), ["sec"] = ("s", 1), ["second"] = ("s", 1), ["min"] = ("s", 60), ["minute"] = ("s", 60), ["h"] = ("s", 3600), ["hr"] = ("s", 3600),
        ["hour"] = ("s", 3600), ["day"] = ("s", 86400), ["image"] = ("image", 1), ["picture"] = ("image", 1), ["video"] = ("video", 1), ["clip"] = ("video", 1),
        ["megapixel"] = ("megapixel", 1), ["mp"] = ("megapixel", 1), ["frame"] = ("frame", 1), ["character"] = ("character", 1), ["char"] = ("character", 1),
        ["token"] = ("token", 1), ["request"] = ("request", 1), ["call"] = ("request", 1), ["generation"] = ("generation", 1), ["step"] = ("step", 1),
    };

    /// <summary>The first unit that is known among the words, such as <c>generated image</c> or <c>PerThousandCharacters</c> cut into words.</summary>
    /// <returns>Null when none is.</returns>
    public static PriceUnit? Of(IEnumerable<string> words)
    {
        decimal count = 1;
        foreach (string word in words)
        {
            if (Known.TryGetValue(word, out (string Name, decimal Size) unit) || Known.TryGetValue(word.TrimEnd('s'), out unit))
            {
                return new PriceUnit(unit.Name, unit.Size * count);
            }

            count *= FigureNumber.Parse(word) is { } number and > 0 ? number : 1;
        }

        return null;
    }
}
