using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Rules;

/// <summary>What no operation uses has no effect, and still no change of it passes in silence; saying it twice is no change.</summary>
public sealed class SilenceTests
{
    private const string Shared = """{"/a":{"parameters":[{"name":"q","in":"query","schema":{"type":"TYPE"}}],"get":{"parameters":[{"name":"q","in":"query","schema":{"type":"string"}}]}}}""";
    private const string Servers = """{"/a":{"servers":[{"url":"https://TYPE.example"}],"get":{"servers":[{"url":"https://a.example"}]}}}""";
    private const string Secured = """{"/a":{"get":{"security":[{"k":[]}]}}}""";
    private const string Keys = """{"securitySchemes":{"k":{"type":"http","scheme":"bearer"},"o":{"type":"http","scheme":"basic"}}}""";

    [Fact]
    public void Parameter_OfThePath_ReplacedByEveryOperation_IsWatched() =>
        Assert.NotEmpty(Doc.Lines(Of(Shared, "integer"), Of(Shared, "number")));

    [Fact]
    public void Parameter_OfThePath_RepeatedByTheOperation_IsTheSame() =>
        Assert.Empty(Doc.Lines(Of(Shared, "string"), Doc.Whole("""{"/a":{"get":{"parameters":[{"name":"q","in":"query","schema":{"type":"string"}}]}}}""")));

    [Fact]
    public void Server_OfThePath_ReplacedByEveryOperation_IsWatched() =>
        Assert.NotEmpty(Doc.Lines(Of(Servers, "b"), Of(Servers, "c")));

    [Fact]
    public void Security_OfTheDocument_ReplacedByEveryOperation_IsWatched() =>
        Assert.NotEmpty(Doc.Lines(Doc.Whole(Secured, Keys, ",\"security\":[{\"o\":[]}]"), Doc.Whole(Secured, Keys, ",\"security\":[]")));

    [Fact]
    public void Security_OfTheDocument_RepeatedByEveryOperation_IsTheSame() =>
        Assert.Empty(Doc.Lines(Doc.Whole(Secured, Keys, ",\"security\":[{\"k\":[]}]"), Doc.Whole(Secured, Keys)));

    [Theory]
    [InlineData("servers")]
    [InlineData("security")]
    public void List_OfTheDocument_ThatIsNone_IsWatched(string name) =>
        Assert.NotEmpty(Doc.Lines(Doc.Whole("{}", more: $",\"{name}\":5"), Doc.Whole("{}", more: $",\"{name}\":6")));

    [Fact]
    public void Type_ThatListsNone_BesideAnother_IsWatched() =>
        Assert.NotEmpty(Doc.Lines(Doc.Request("""{"allOf":[{"type":["integer"]},{"type":"integer"}]}"""), Doc.Request("""{"allOf":[{"type":[]},{"type":"integer"}]}""")));

    [Theory]
    [InlineData("""{"type":"string","enum":[1,2]}""", """{"type":"string","enum":[1,3]}""")]
    [InlineData("""{"type":"string","enum":["a",1]}""", """{"type":"string","enum":["a"]}""")]
    public void Value_ThatTheTypeRulesOut_IsWatched(string old, string now)
    {
        Assert.All(Doc.Lines(Doc.Request(old), Doc.Request(now)), line => Assert.StartsWith("Warning unclassified-change", line, StringComparison.Ordinal));
        Assert.NotEmpty(Doc.Lines(Doc.Request(old), Doc.Request(now)));
    }

    [Theory]
    [InlineData("{A,C}{B,C}", "{A}{B,C}")]
    [InlineData("{A,C}{B}", "{A}{B,C}")]
    public void Part_ThatIsClosedBesideOthers_IsWatched(string old, string now)
    {
        Assert.NotEmpty(Doc.Lines(Doc.Response(Parts(old)), Doc.Response(Parts(now))));
        Assert.NotEmpty(Doc.Lines(Doc.Response(Parts(now)), Doc.Response(Parts(old))));
    }

    [Fact]
    public void LongValues_ThatBeginAlike_AreShownWhereTheyPart()
    {
        static string Order(string last) => Doc.Request($$"""{"x-fal-order-properties":[{{string.Join(',', Enumerable.Range(0, 40).Select(i => $"\"name{i}\""))}},"{{last}}"]}""");

        Generator.Drift.Comparison.Finding finding = Assert.Single(Doc.Compare(Order("was"), Order("becomes")));

        Assert.Contains("\"was\"] to …", finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("\"becomes\"]", finding.Message, StringComparison.Ordinal);
    }

    private static string Parts(string sketch) => """{"allOf":[""" + sketch
        .Replace("}{", "},{", StringComparison.Ordinal)
        .Replace("A", "\"properties\":{\"a\":{}}", StringComparison.Ordinal)
        .Replace("B", "\"properties\":{\"b\":{}}", StringComparison.Ordinal)
        .Replace("C", "\"additionalProperties\":false", StringComparison.Ordinal) + "]}";

    private static string Of(string paths, string type) => Doc.Whole(paths.Replace("TYPE", type, StringComparison.Ordinal));
}
