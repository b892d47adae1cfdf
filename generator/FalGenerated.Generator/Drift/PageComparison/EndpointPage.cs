using System.Text;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>The endpoint's page (llms.txt): the only place where prices and prose rules stand.</summary>
internal sealed class EndpointPage
{
    private EndpointPage(SourceText source, string text, int pricingStart, string pricing)
    {
        Source = source;
        Text = text;
        PricingStart = pricingStart;
        Pricing = pricing;
    }

    public SourceText Source { get; }

    public string Text { get; }

    /// <summary>The Pricing section, without its heading.</summary>
    public string Pricing { get; }

    /// <summary>The index in <see cref="Text"/> at which <see cref="Pricing"/> starts.</summary>
    public int PricingStart { get; }

    /// <summary>The rest of the page, section by section, in order.</summary>
    public string WithoutPricing => Text.Remove(PricingStart, Pricing.Length);

    /// <summary>Null when the text has no Pricing section with words in it: never the same as "unchanged".</summary>
    public static EndpointPage? TryRead(SourceText source)
    {
        string text = Encoding.UTF8.GetString(source.Bytes.Span);
        int heading = FindHeading(text);
        if (heading < 0)
        {
            return null;
        }

        int start = text.IndexOf('\n', heading) + 1;
        int end = start == 0 ? -1 : text.IndexOf("\n## ", start - 1, StringComparison.Ordinal);
        string pricing = start == 0 ? "" : text[start..(end < 0 ? text.Length : Math.Max(start, end))];
        return string.IsNullOrWhiteSpace(pricing) ? null : new(source, text, start, pricing);
    }

    /// <summary>A node for a place in the page, so that findings point into it.</summary>
    public Node At(int characterOffset, string text) => new TextNode(Source, Encoding.UTF8.GetByteCount(Text.AsSpan(0, characterOffset)), text);

    private static int FindHeading(string text)
    {
        int at = text.StartsWith("## Pricing", StringComparison.Ordinal) ? 0 : text.IndexOf("\n## Pricing", StringComparison.Ordinal) + 1;
        return at == 0 && !text.StartsWith("## Pricing", StringComparison.Ordinal) ? -1 : at;
    }
}
