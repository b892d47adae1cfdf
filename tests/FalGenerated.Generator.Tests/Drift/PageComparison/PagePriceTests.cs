using System.Text;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.PageComparison;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Tests.Drift.PageComparison;

/// <summary>What counts as a price in the Pricing section of a page, however it is written.</summary>
public sealed class PagePriceTests
{
    [Theory]
    [InlineData("$0.0072/s", "$0.0090/s", "$0.0072/s → $0.009/s")]
    [InlineData("0.0072 USD per second", "0.0090 USD per second", "$0.0072/s → $0.009/s")]
    [InlineData("€0.10 per minute", "€0.20 per minute", "€0.1/min → €0.2/min")]
    [InlineData("$.0072 per second", "$.0090 per second", "$0.0072/s → $0.009/s")]
    [InlineData(".5 cents", ".6 cents", "¢0.5 → ¢0.6")]
    [InlineData("5 cents", "6 cents", "¢5 → ¢6")]
    [InlineData("$1,000.50", "$1,000.60", "$1000.5 → $1000.6")]
    [InlineData("$1/s", "$1/min", "$1/s → $1/min")]
    [InlineData("$1", "€1", "$1 → €1")]
    [InlineData("10 times the cost", "12 times the cost", "×10 → ×12")]
    [InlineData("doubles the cost", "triples the cost", "×2 → ×3")]
    [InlineData("above 30fps", "above 60fps", "30fps → 60fps")]
    [InlineData("the first 100 are free", "the first 50 are free", "100 → 50")]
    [InlineData("$1 for 4k", "for 4k", "$1 → nothing")]
    public void Figure_Changed_IsAChangedPrice(string old, string now, string change)
    {
        Generator.Drift.Comparison.Finding finding = Assert.Single(PageComparer.Compare(Page(old), Page(now)));

        Assert.Equal(("fal-price-changed", Generator.Drift.Levels.Level.Warning), (finding.Rule.Id, finding.Level));
        Assert.Equal("page.pricing: the published price changed: " + change, finding.Message);
    }

    [Theory]
    [InlineData("1080p costs $0.0072/s.", "It is $0.00720 per second (1080p)", "the same figures stand in another order")]
    [InlineData("4k costs $0.0288 per second", "4K is billed at $0.0288/s", null)]
    [InlineData("$.05 per second", "It costs $0.05/s", null)]
    [InlineData("Doubles the cost", "The cost doubles", null)]
    public void Wording_Changed_IsNoChangedPrice(string old, string now, string? warned)
    {
        Generator.Drift.Comparison.Finding finding = Assert.Single(PageComparer.Compare(Page(old), Page(now)));

        Assert.Equal(warned is null ? "documentation-changed" : "fal-price-changed", finding.Rule.Id);
        Assert.Contains(warned ?? "the page reads otherwise", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Page\n\n## Pricing\n## API\n\nIt costs $5.\n")]
    [InlineData("# Page\n\n## Pricing\n\n## API\n\nIt costs $5.\n")]
    [InlineData("# Page\n\n## Pricing")]
    public void PricingSection_WithoutWords_DoesNotTakeThoseOfTheNextOne(string page) =>
        Assert.Null(EndpointPage.TryRead(new SourceText("llms.txt", Encoding.UTF8.GetBytes(page))));

    private static EndpointPage Page(string pricing) =>
        EndpointPage.TryRead(new SourceText("llms.txt", Encoding.UTF8.GetBytes($"# Page\n\n## Pricing\n\n{pricing}\n\n## API\n\nWords.\n")))!;
}
