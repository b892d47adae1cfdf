using System.Text;
using FalGenerated.Generator.Drift.PageComparison;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Tests.Drift.PageComparison;

/// <summary>Each figure of a price table is read out of the words that it quotes.</summary>
public sealed class PriceWordsTests
{
    private const string Three = "1080p costs $0.0072/s, 2K costs $0.0144/s, and 4K costs $0.0288/s, at a 30fps rate";

    [Theory]
    [InlineData("usdPerSecond", "0.0072", "$0.0072 per second")]
    [InlineData("usdPerSecond", "0.0072", "0.0072 USD/s")]
    [InlineData("usdPerSecond", "0.072", "7.2 cents per second")]
    [InlineData("usdPerSecond", "0.0072", "0.72¢ a second")]
    [InlineData("usdPerSecond", "0.0072", "$0.432 per minute")]
    [InlineData("usdPerSecond", "0.07", "$0.35 for every 5 seconds")]
    [InlineData("usdPerSecond", "0.05", "five cents for each second")]
    [InlineData("usdPerSecond", "0.0072", "US$0,0072 per output second")]
    [InlineData("usdPerImage", "1234.5", "$1,234.50 per generated image")]
    [InlineData("usdPerImage", "1234.5", "$1'234.50 per image")]
    [InlineData("usdPerThousandCharacters", "0.1", "$0.10 per 1,000 characters")]
    [InlineData("usdPerMegapixel", "0.02", "$0.02 per megapixel")]
    [InlineData("usd", "0.04", "0.04 dollars")]
    [InlineData("eurPerImage", "0.5", "€0.50 per image")]
    [InlineData("factor", "2", "twice the price")]
    [InlineData("factor", "2", "costs 2x as much")]
    [InlineData("factor", "2", "the price is doubled")]
    [InlineData("factor", "2", "x2")]
    [InlineData("factor", "10", "ten times the price")]
    [InlineData("factor", "10", "a 10-fold price")]
    [InlineData("factor", "10", "multiplied by 10")]
    [InlineData("factor", "1.5", "50% more")]
    [InlineData("factor", "0.75", "25% off")]
    [InlineData("factor", "0.5", "half the price")]
    [InlineData("factor", "1", "at the same price")]
    public void Figure_HoweverItIsWritten_IsReadOutOfItsWords(string member, string figure, string words)
    {
        Assert.Empty(Problems($$"""{"rows":[{"{{member}}":"{{figure}}","words":"{{words}}"}]}""", words));

        string problem = Assert.Single(Problems($$"""{"rows":[{"{{member}}":"{{figure}}1","words":"{{words}}"}]}""", words));
        Assert.StartsWith($"pricing.json(1,", problem, StringComparison.Ordinal);
        Assert.Contains($"/rows/0/{member}: {member} {figure}1 is contradicted by the words '{words}', which say ", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("usdPerSecond", "1080p is cheap")]
    [InlineData("usdPerSecond", "doubles the price")]
    [InlineData("factor", "costs $2 per second")]
    public void Figure_OfWhichTheWordsSayNothing_StandsNowhere(string member, string words) =>
        Assert.Contains($"{member} 2 stands nowhere in the words '{words}'; quote the words of the page that state it", Assert.Single(Problems($$"""{"rows":[{"{{member}}":2,"words":"{{words}}"}]}""", words)), StringComparison.Ordinal);

    [Theory]
    [InlineData("usdPerMinute", "0.0072", "$0.0072 per second")]
    [InlineData("usdPerImage", "0.0072", "$0.0072 per second")]
    [InlineData("usdPerSecond", "0.0072", "€0.0072 per second")]
    [InlineData("eurPerSecond", "0.0072", "$0.0072 per second")]
    [InlineData("usdPerSecond", "7.2", "7.2 cents per second")]
    public void Unit_OrCurrency_OfTheWordsIsAnother(string member, string figure, string words) =>
        Assert.Contains("is contradicted by the words", Assert.Single(Problems($$"""{"rows":[{"{{member}}":"{{figure}}","words":"{{words}}"}]}""", words)), StringComparison.Ordinal);

    [Theory]
    [InlineData("unit", "minute of video", null)]
    [InlineData("unit", "image", "unit 'image' is contradicted by the words '$1 per second', which say $1/s; correct it")]
    [InlineData("currency", "EUR", "currency EUR is contradicted by the words '$1 per second', which say $1/s; correct it")]
    public void Table_OfAnotherUnitOrCurrency_IsContradicted(string member, string value, string? problem)
    {
        IReadOnlyList<string> problems = Problems($$"""{"{{member}}":"{{value}}","rows":[{"usdPerSecond":"1","words":"$1 per second"}]}""", "$1 per second");

        if (problem is null)
        {
            Assert.Empty(problems);
            return;
        }

        Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Three, "1080p", "0.0072", "2k", "0.0144")]
    [InlineData("$0.072/s, $0.144/s, $0.288/s for 1080p,2K, 4K respectively", "1080p", "0.072", "4k", "0.288")]
    public void Words_WithSeveralPrices_AreSharedOutAmongTheTiers(string words, string first, string firstPrice, string second, string secondPrice)
    {
        string Table(string a, string b) => $$"""
            {"rates":[{"size":"{{first}}","usdPerSecond":"{{a}}","words":"{{words}}"},{"size":"{{second}}","usdPerSecond":"{{b}}","words":"{{words}}"},
             {"size":"2k","words":"{{words}}"},{"size":"4k","words":"{{words}}"}]}
            """;

        Assert.Empty(Problems(Table(firstPrice, secondPrice), words));
        Assert.Equal(2, Problems(Table(secondPrice, firstPrice), words).Count);
    }

    [Theory]
    [InlineData("1080p", null)]
    [InlineData("2k", "size 2k is contradicted by the words '1080p costs $1', which say 1080p")]
    [InlineData("8k", "size 8k is contradicted by the words '1080p costs $1', which say 1080p")]
    public void Tier_ThatTheWordsDoNotName_IsContradicted(string tier, string? problem)
    {
        IReadOnlyList<string> problems = Problems($$"""{"rates":[{"size":"1080p","usd":1,"words":"1080p costs $1"},{"size":"{{tier}}","usd":1,"words":"1080p costs $1"}]}""", "1080p costs $1");

        Assert.Equal(problem is null ? 0 : 1, problems.Count);
        Assert.All(problems, line => Assert.Contains(problem!, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("31", "60", true)]
    [InlineData("31-60", "60", true)]
    [InlineData("31", "61", false)]
    public void Bounds_StandInTheWords(string from, string to, bool stand) =>
        Assert.Equal(stand, Problems($$"""{"rates":[{"from":"{{from}}","to":"{{to}}","usd":1,"words":"31 to 60 frames cost $1"}]}""", "31 to 60 frames cost $1").Count == 0);

    [Theory]
    [InlineData("standard", "1", true)]
    [InlineData("fast", "1", true)]
    [InlineData("pro", "10", true)]
    [InlineData("pro", "1", false)]
    [InlineData("standard", "10", false)]
    public void Factor_OfTheMeasure_IsOne(string value, string factor, bool right)
    {
        const string Words = "pro is 10 times the cost of standard and fast";
        Assert.Equal(right, Problems($$"""{"factors":[{"field":"tier","value":"{{value}}","factor":"{{factor}}","words":"{{Words}}"}]}""", Words).Count == 0);
    }

    [Fact]
    public void Row_WithoutWords_AndWordsOfAnotherPage_AreNamed()
    {
        IReadOnlyList<string> problems = Problems("""{"rates":[{"usd":"1"},{"usd":"2","words":"costs $2"}]}""", "costs $2 a piece and $3");

        Assert.Contains("usd rests on no words", problems[0], StringComparison.Ordinal);
        Assert.Contains("the price $3 is claimed by no entry of pricing.json", problems[^1], StringComparison.Ordinal);
        Assert.Contains(Problems("""{"rates":[{"usd":"2","words":"costs $2"}]}""", "free"), line => line.Contains("the page no longer says 'costs $2'", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Problems(string table, string pricing)
    {
        EndpointPage page = EndpointPage.TryRead(new SourceText("llms.txt", Encoding.UTF8.GetBytes($"# Page\n\n## Pricing\n\n{pricing}\n\n## API\n")))!;
        return [.. PriceTableCheck.Check(JsonReader.Read(new SourceText("pricing.json", Encoding.UTF8.GetBytes(table))), page).Select(problem => problem.ToString())];
    }
}
