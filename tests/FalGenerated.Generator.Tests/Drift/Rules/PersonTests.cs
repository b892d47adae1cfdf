using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Rules;

/// <summary>Changes that tools miss or cry out over, judged as a person would.</summary>
public sealed class PersonTests
{
    [Theory]
    [InlineData("\"enum\":[],")]
    [InlineData("\"enum\":[\"z\"],")]
    public void ValueThatIsNew_BesideAListThatAllowsNone_IsSeen(string beside) =>
        Assert.Contains("Breaking response-enum-value-added 200", Doc.Lines(Doc.Response(Kinds(beside, "\"a\"")), Doc.Response(Kinds(beside, "\"a\",\"b\""))));

    [Theory]
    [InlineData("oneOf", true)]
    [InlineData("anyOf", false)]
    public void Body_WrappedIntoAlternativesThatBothTakeIt_IsRefusedByOneOf(string keyword, bool breaks)
    {
        const string Old = """{"type":"object","properties":{"a":{},"b":{}},"required":["a","b"]}""";
        string now = """{"UNION":[{"type":"object","properties":{"a":{},"b":{}},"required":["a"]},{"type":"object","properties":{"a":{},"b":{}},"required":["b"]}]}""".Replace("UNION", keyword, StringComparison.Ordinal);

        Assert.Equal(breaks, Doc.Lines(Doc.Request(Old), Doc.Request(now)).Contains("Breaking request-union-became-exclusive body"));
    }

    [Fact]
    public void Discriminator_ThatAppearsInAResponse_BreaksNoReader() =>
        Assert.Equal(["Info discriminator-property-changed 200"], Doc.Lines(Doc.Response(Tagged("")), Doc.Response(Tagged(""","discriminator":{"propertyName":"t"}"""))));

    [Fact]
    public void Success_ThatGoesWhileAnotherStays_IsAWarning()
    {
        Assert.Equal(["Warning response-success-status-removed 200"], Doc.Lines(Statuses("200", "202"), Statuses("202")));
        Assert.Contains("Breaking response-success-status-removed 200", Doc.Lines(Statuses("200"), Statuses("202")));
    }

    [Fact]
    public void Server_MovedFromThePathToTheDocument_RemovesNone()
    {
        const string Server = """[{"url":"https://a.example"}]""";
        string old = Doc.Whole("""{"/a":{"servers":""" + Server + ""","get":{}}}""");
        string now = Doc.Whole("""{"/a":{"get":{}}}""", more: ""","servers":""" + Server);

        Assert.All(Doc.Lines(old, now).Concat(Doc.Lines(now, old)), line => Assert.StartsWith("Info", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fps", "target_fps", true)]
    [InlineData("videoUrl", "video_url", true)]
    [InlineData("colour", "color", true)]
    [InlineData("access_token", "client_user_id", false)]
    [InlineData("video_url", "image_url", false)]
    [InlineData("min_width", "max_width", false)]
    [InlineData("image1", "image2", false)]
    [InlineData("prompt", "negative_prompt", false)]
    [InlineData("user_id", "id", false)]
    public void Rename_IsGuessedOnlyWhereNamesAreAlike(string one, string other, bool alike)
    {
        Assert.Equal(alike, NameLikeness.AreAlike(one, other));
        Assert.Equal(alike, NameLikeness.AreAlike(other, one));
    }

    [Theory]
    [InlineData("\"max_file_size\":10", "\"max_file_size\":5", "Warning fal-limit-tightened body")]
    [InlineData("\"min_width\":10", "\"min_width\":5", "Info fal-limit-relaxed body")]
    [InlineData("\"timeout\":20", "\"timeout\":30", "Info fal-limit-relaxed body")]
    [InlineData("\"limit_description\":\"Max duration: 30s\"", "\"limit_description\":\"Max duration: 60s\"", "Info fal-limit-relaxed body")]
    [InlineData("\"limit_description\":\"Max duration: 30s\"", "\"limit_description\":\"Max duration: 30s, Min duration: 2s\"", "Warning fal-limit-tightened body")]
    public void Limit_BesideTheSchema_IsJudged(string old, string now, string expected) =>
        Assert.Equal([expected], Doc.Lines(Doc.Request("{" + old + "}"), Doc.Request("{" + now + "}")));

    [Fact]
    public void Instruction_ForTheGenerator_IsBreaking_InAnySpelling() =>
        Assert.Equal("Breaking foreign-instruction paths.~1a~1b.post.requestBody.content.application~1json.schema.X-CSharp-Name", Assert.Single(Doc.Lines(Doc.Request("{}"), Doc.Request("""{"X-CSharp-Name":"A"}"""))));

    private static string Kinds(string beside, string values) => "{" + beside + "\"allOf\":[{\"type\":\"string\",\"enum\":[" + values + "]}]}";

    private static string Tagged(string rest) => """{"oneOf":[{"type":"object","properties":{"t":{"type":"string"},"a":{}},"required":["t"]},{"type":"object","properties":{"t":{"type":"string"},"b":{}},"required":["t"]}]""" + rest + "}";

    private static string Statuses(params string[] statuses) => Doc.Of("""{"get":{"responses":{""" + string.Join(',', statuses.Select(status => $"\"{status}\":{{}}")) + "}}}");
}
