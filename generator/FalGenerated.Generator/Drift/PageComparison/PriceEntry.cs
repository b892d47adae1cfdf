using System.Text.RegularExpressions;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>One row of a price table: figures, the tiers at which they hold, and the words of the page that they rest on.</summary>
internal sealed partial class PriceEntry
{
    private PriceEntry(ObjectNode node)
    {
        Words = node["words"] as TextNode;
        foreach ((string name, Node value) in node.Members)
        {
            string? text = (value as TextNode)?.Value ?? (value as NumberNode)?.Text;
            if (text is null || name is "words" or "field" or "note")
            {
                continue;
            }

            if (name is "factor" or "multiplier" || Money().IsMatch(name))
            {
                Figures.Add(new(name, value));
            }
            else
            {
                Tiers[new(name == "value" ? node.TextOf("field") ?? name : name, text)] = value;
            }
        }
    }

    /// <summary>The quoted words; null when the row quotes none.</summary>
    public TextNode? Words { get; }

    /// <summary>Each figure with the name of its member.</summary>
    public List<KeyValuePair<string, Node>> Figures { get; } = [];

    /// <summary>Each tier with its place in the table.</summary>
    public Dictionary<PriceTier, Node> Tiers { get; } = [];

    /// <summary>All rows of a table, at any depth: objects that quote words, or that have a figure.</summary>
    public static IReadOnlyList<PriceEntry> In(Node table)
    {
        List<PriceEntry> entries = [];
        Collect(table, entries);
        return entries;
    }

    /// <summary>True if the member's figure is money; else it is a factor.</summary>
    public static bool IsMoney(string member) => Money().IsMatch(member);

    /// <summary>The currency that a member's name says, such as <c>usdPerSecond</c>; null when it says none.</summary>
    public static string? CurrencyOf(string member) => Money().Match(member).Groups["currency"] is { Success: true } currency ? currency.Value.ToUpperInvariant() : null;

    /// <summary>The unit that a member's name says; null when it says none that is known.</summary>
    public static PriceUnit? UnitOf(string member) => PriceUnit.Of(Part().Matches(Money().Match(member).Groups["unit"].Value).Select(part => part.Value));

    private static void Collect(Node node, List<PriceEntry> entries)
    {
        switch (node)
        {
            case ObjectNode map:
                PriceEntry entry = new(map);
                if (entry.Words is not null || (entry.Figures.Count > 0 && map.Parent is ArrayNode))
                {
                    entries.Add(entry);
                }

                foreach ((_, Node value) in map.Members)
                {
                    Collect(value, entries);
                }

                break;
            case ArrayNode list:
                foreach (Node item in list.Items)
                {
                    Collect(item, entries);
                }

                break;
            default:
                break;
        }
    }

    [GeneratedRegex("^(?:(?<currency>usd|eur|gbp)|price|rate|cost|amount)(?:Per(?<unit>.+))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex("[A-Z]?[a-z]+|[0-9]+|[A-Z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
