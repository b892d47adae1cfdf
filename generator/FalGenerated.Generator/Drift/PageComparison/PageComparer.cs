using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;

namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>Compares two pages of one endpoint: figures of the Pricing section are prices, everything else is words.</summary>
internal static class PageComparer
{
    public static IReadOnlyList<Finding> Compare(EndpointPage before, EndpointPage after)
    {
        List<Finding> findings = [];
        ComparePricing(before, after, findings);
        if (before.WithoutPricing != after.WithoutPricing)
        {
            findings.Add(Reworded("page", before, after, before.WithoutPricing, after.WithoutPricing));
        }

        return findings;
    }

    private static void ComparePricing(EndpointPage before, EndpointPage after, List<Finding> findings)
    {
        if (before.Pricing == after.Pricing)
        {
            return;
        }

        List<Figure> old = [.. Figures.In(before.Pricing)];
        List<Figure> now = [.. Figures.In(after.Pricing)];
        if (old.Select(figure => figure.Text).SequenceEqual(now.Select(figure => figure.Text)))
        {
            findings.Add(Reworded("page.pricing", before, after, before.Pricing, after.Pricing));
            return;
        }

        List<Figure> gone = Without(old, now);
        List<Figure> come = Without(now, old);
        string from = string.Join(", ", gone.Select(figure => figure.Text));
        string to = string.Join(", ", come.Select(figure => figure.Text));
        string what = gone.Count == 0 && come.Count == 0
            ? $"the same figures stand in another order: {Join(old)} → {Join(now)}"
            : $"the published price changed: {(from.Length == 0 ? "nothing" : from)} → {(to.Length == 0 ? "nothing" : to)}";
        int place = before.PricingStart + (gone.Count > 0 ? gone[0].Offset : 0);
        findings.Add(FindingSink.Make("fal-price-changed", Scope.Document, "page.pricing", before.At(place, from), what, $"{Join(old)} {Join(now)}") with
        {
            Before = before.At(place, from),
            After = after.At(after.PricingStart + (come.Count > 0 ? come[0].Offset : 0), to),
            BeforeText = gone.Count == 0 && come.Count == 0 ? Join(old) : from,
            AfterText = gone.Count == 0 && come.Count == 0 ? Join(now) : to,
        });
    }

    private static Finding Reworded(string place, EndpointPage before, EndpointPage after, string from, string to)
    {
        int start = from.AsSpan().CommonPrefixLength(to);
        string was = Around(from, start);
        string now = Around(to, start);
        return FindingSink.Make("documentation-changed", Scope.Document, place, before.At(0, was), $"the page reads otherwise: '{Truncate.Of(was, 60)}' → '{Truncate.Of(now, 60)}'", $"{from.Length} {to.Length} {was} {now}") with
        {
            Before = before.At(0, was),
            After = after.At(0, now),
            BeforeText = was,
            AfterText = now,
            Unfolded = !Figures.NumbersIn(from).Order(StringComparer.Ordinal).SequenceEqual(Figures.NumbersIn(to).Order(StringComparer.Ordinal)),
        };
    }

    private static string Around(string text, int start)
    {
        int from = Math.Max(0, text.LastIndexOf('\n', Math.Max(0, Math.Min(start, text.Length) - 1)));
        return text.Substring(from, Math.Min(300, text.Length - from)).Trim();
    }

    private static string Join(List<Figure> figures) => string.Join(", ", figures.Select(figure => figure.Text));

    private static List<Figure> Without(List<Figure> figures, List<Figure> other)
    {
        List<string> left = [.. other.Select(figure => figure.Text)];
        return [.. figures.Where(figure => !left.Remove(figure.Text))];
    }
}
