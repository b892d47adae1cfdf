using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>Holds <c>pricing.json</c> against the pinned page: each quotation must stand there, and each published amount must be claimed.</summary>
internal static class PriceTableCheck
{
    public static IReadOnlyList<Diagnostic> Check(Node table, EndpointPage page)
    {
        List<Diagnostic> problems = [];
        List<TextNode> quotations = [];
        Collect(table, quotations);
        foreach (TextNode words in quotations)
        {
            if (!page.Text.Contains(words.Value, StringComparison.Ordinal))
            {
                problems.Add(Diagnostic.At(words, DiagnosticCode.PriceWords, $"the page no longer says '{Truncate.Of(words.Value)}'; read {page.Source.Name} and correct this entry"));
            }
        }

        HashSet<string> claimed = [.. quotations.SelectMany(words => Figures.In(words.Value)).Where(figure => figure.Kind == "money").Select(figure => figure.Text)];
        foreach (Figure figure in Figures.In(page.Pricing).Where(figure => figure.Kind == "money" && !claimed.Contains(figure.Text)))
        {
            Node place = page.At(page.PricingStart + figure.Offset, figure.Text);
            problems.Add(new Diagnostic(page.Source.Name, place.Position, DiagnosticCode.PriceWords, "", $"the price {figure.Text} is claimed by no entry of {table.Source.Name}; add an entry that quotes it"));
        }

        return problems;
    }

    private static void Collect(Node node, List<TextNode> quotations)
    {
        if (node is ObjectNode map)
        {
            foreach ((string key, Node value) in map.Members)
            {
                if (key == "words" && value is TextNode words)
                {
                    quotations.Add(words);
                }
                else
                {
                    Collect(value, quotations);
                }
            }
        }
        else if (node is ArrayNode list)
        {
            foreach (Node item in list.Items)
            {
                Collect(item, quotations);
            }
        }
    }
}
