using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>
/// Reads the figures of one row out of the words that it quotes. Words with several figures are shared out: by order where they name as many
/// tiers as figures ("$1, $2 for A, B respectively"), else by the part of the sentence; where neither decides, any of them will do.
/// </summary>
/// <param name="entry">The row.</param>
/// <param name="tiers">Every tier of the table.</param>
internal sealed class PriceReading(PriceEntry entry, IReadOnlyCollection<PriceTier> tiers)
{
    private readonly string words = entry.Words!.Value;

    /// <summary>Each figure and tier that the words contradict, or that stands nowhere in them.</summary>
    public IEnumerable<Diagnostic> Problems() =>
        entry.Tiers.Select(tier => TierProblem(tier.Key, tier.Value)).Concat(entry.Figures.Select(figure => FigureProblem(figure.Key, figure.Value))).OfType<Diagnostic>();

    /// <summary>The money that the words give to this row.</summary>
    public IReadOnlyList<Figure> Money() => ForThisRow("money");

    private Diagnostic? TierProblem(PriceTier tier, Node node)
    {
        if (tier.StandsIn(words))
        {
            return null;
        }

        PriceTier[] named = [.. Siblings(tier).Where(other => other.PlacesIn(words).Any(place => !PriceTier.IsMeasure(words, place, Of("factor"))))];
        return named.Length > 0 ? Contradicted(node, tier.Field, tier.Value, string.Join(" and ", named.Select(other => other.Value).Distinct()))
            : tier.IsFigure ? Nowhere(node, tier.Field, tier.Value)
            : null;
    }

    private Diagnostic? FigureProblem(string member, Node node)
    {
        string text = (node as TextNode)?.Value ?? ((NumberNode)node).Text;
        if (FigureNumber.Parse(text) is not { } value)
        {
            return Diagnostic.At(node, DiagnosticCode.PriceWords, $"{member} '{Truncate.Of(text, 40)}' is no decimal of at least 0; write it in digits, as 0.0072");
        }

        bool isMoney = PriceEntry.IsMoney(member);
        IReadOnlyList<Figure> said = isMoney ? Money() : Factors();
        return said.Any(figure => isMoney ? IsSamePrice(member, value, figure) : figure.Value == value) ? null
            : said.Count == 0 ? Nowhere(node, member, text)
            : Contradicted(node, member, text, string.Join(" and ", said.Select(figure => figure.Text).Distinct()));
    }

    private static bool IsSamePrice(string member, decimal value, Figure figure)
    {
        if (PriceEntry.CurrencyOf(member) is { } currency && currency != figure.Currency)
        {
            return false;
        }

        if (PriceEntry.UnitOf(member) is not { } unit || figure.Unit is not { } said)
        {
            return figure.Value == value;
        }

        // Without a division, which would round.
        return unit.Name == said.Name && figure.Value * unit.Size == value * said.Size;
    }

    /// <summary>A tier that is the measure of another, or at whose rate the words stand, costs once.</summary>
    private IReadOnlyList<Figure> Factors()
    {
        IReadOnlyList<Figure> all = Of("factor");
        int[] places = [.. entry.Tiers.Keys.SelectMany(tier => tier.PlacesIn(words))];
        bool isMeasure = places.Length > 0 && Array.TrueForAll(places, place => all.Count == 0 || PriceTier.IsMeasure(words, place, all));
        return isMeasure ? [new Figure("factor", "×1", places[0]) { Value = 1 }] : ForThisRow("factor");
    }

    private IReadOnlyList<Figure> ForThisRow(string kind)
    {
        IReadOnlyList<Figure> all = Of(kind);
        if (all.Count < 2)
        {
            return all;
        }

        foreach (PriceTier tier in entry.Tiers.Keys)
        {
            (PriceTier Tier, int Place)[] named = [.. Siblings(tier).Append(tier).SelectMany(other => other.PlacesIn(words).Select(place => (Tier: other, Place: place)))
                .Where(mention => kind != "factor" || !PriceTier.IsMeasure(words, mention.Place, all)).OrderBy(mention => mention.Place)];
            if (named.Length == all.Count && Array.FindIndex(named, mention => mention.Tier == tier) is >= 0 and int index)
            {
                return [all[index]];
            }
        }

        foreach (int place in entry.Tiers.Keys.SelectMany(tier => tier.PlacesIn(words)))
        {
            (int from, int to) = PartAround(place);
            if (all.Where(figure => figure.Offset >= from && figure.Offset < to).ToArray() is [Figure only])
            {
                return [only];
            }
        }

        return all;
    }

    /// <summary>The part of a sentence between two marks, or two parts of it joined by "and" or "but".</summary>
    private (int From, int To) PartAround(int place)
    {
        string[] ends = [", ", "; ", ". ", "(", ")", " and ", " but ", "\n"];
        int from = ends.Max(end => words.LastIndexOf(end, place, StringComparison.OrdinalIgnoreCase));
        int to = ends.Select(end => words.IndexOf(end, place, StringComparison.OrdinalIgnoreCase)).Where(end => end >= 0).DefaultIfEmpty(words.Length).Min();
        return (Math.Max(0, from), to);
    }

    private IReadOnlyList<Figure> Of(string kind) => [.. Figures.In(words).Where(figure => figure.Kind == kind)];

    private IEnumerable<PriceTier> Siblings(PriceTier tier) => tiers.Where(other => other.Field == tier.Field && other.Value != tier.Value);

    private Diagnostic Nowhere(Node node, string name, string figure) => Diagnostic.At(
        node, DiagnosticCode.PriceWords, $"{name} {Truncate.Of(figure, 40)} stands nowhere in the words '{Truncate.Of(words)}'; quote the words of the page that state it");

    private Diagnostic Contradicted(Node node, string name, string figure, string said) => Diagnostic.At(
        node, DiagnosticCode.PriceWords, $"{name} {Truncate.Of(figure, 40)} is contradicted by the words '{Truncate.Of(words)}', which say {Truncate.Of(said, 80)}; correct the figure, or quote the words that it rests on");
}
