using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>
/// Holds <c>pricing.json</c> against the pinned page: each quotation must stand there, each figure in its quotation, and each published amount
/// must be claimed.
/// </summary>
internal static class PriceTableCheck
{
    public static IReadOnlyList<Diagnostic> Check(Node table, EndpointPage page)
    {
        List<Diagnostic> problems = [];
        IReadOnlyList<PriceEntry> entries = PriceEntry.In(table);
        HashSet<PriceTier> tiers = [.. entries.SelectMany(entry => entry.Tiers.Keys)];
        HashSet<string> claimed = [];
        foreach (PriceEntry entry in entries)
        {
            if (entry.Words is not { } words)
            {
                problems.Add(Diagnostic.At(entry.Figures[0].Value, DiagnosticCode.PriceWords, $"{entry.Figures[0].Key} rests on no words; quote those of the page as \"words\" beside it"));
                continue;
            }

            if (!page.Text.Contains(words.Value, StringComparison.Ordinal))
            {
                problems.Add(Diagnostic.At(words, DiagnosticCode.PriceWords, $"the page no longer says '{Truncate.Of(words.Value)}'; read {page.Source.Name} and correct this entry"));
            }

            PriceReading reading = new(entry, tiers);
            problems.AddRange(reading.Problems());
            problems.AddRange(TableProblems(table, words, reading));
            claimed.UnionWith(Money(words.Value).Select(figure => figure.Text));
        }

        foreach (Figure figure in Money(page.Pricing).Where(figure => !claimed.Contains(figure.Text)))
        {
            Node place = page.At(page.PricingStart + figure.Offset, figure.Text);
            problems.Add(new Diagnostic(page.Source.Name, place.Position, DiagnosticCode.PriceWords, "", $"the price {figure.Text} is claimed by no entry of {table.Source.Name}; add an entry that quotes it"));
        }

        return [.. problems.Distinct()];
    }

    /// <summary>Unit and currency of the whole table, against those of one row's words.</summary>
    private static IEnumerable<Diagnostic> TableProblems(Node table, TextNode words, PriceReading reading)
    {
        ObjectNode? map = table as ObjectNode;
        PriceUnit? unit = PriceUnit.Of(map?.TextOf("unit")?.Split(' ') ?? []);
        foreach (Figure figure in reading.Money())
        {
            if (map?.TextOf("currency") is { } currency && currency != figure.Currency)
            {
                yield return Contradicted(map["currency"]!, $"currency {currency}", words, figure);
            }

            if (unit is not null && figure.Unit is { } said && said.Name != unit.Name)
            {
                yield return Contradicted(map!["unit"]!, $"unit '{Truncate.Of(map.TextOf("unit")!, 40)}'", words, figure);
            }
        }
    }

    private static Diagnostic Contradicted(Node node, string what, TextNode words, Figure figure) => Diagnostic.At(
        node, DiagnosticCode.PriceWords, $"{what} is contradicted by the words '{Truncate.Of(words.Value)}', which say {figure.Text}; correct it");

    private static IEnumerable<Figure> Money(string text) => Figures.In(text).Where(figure => figure.Kind == "money");
}
