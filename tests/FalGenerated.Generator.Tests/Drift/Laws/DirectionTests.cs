using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.Drift.Rules;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Laws;

/// <summary>What a request may not lose, a response may not gain.</summary>
public sealed class DirectionTests
{
    /// <summary>Typed readers check no bounds, and ignore members that they do not know; defaults, notices and flags have no mirror.</summary>
    private static readonly string[] Exempt =
    [
        "minimum", "maximum", "length", "items", "multiple-of", "pattern", "additional-properties", "property-added", "property-removed",
        "property-renamed", "default", "format", "read-only", "deprecated", "union-became",
    ];

    public static TheoryData<string, string, string> Edits => [.. RequestPairs.Schemas
        .Where(pair => !Exempt.Any(word => pair.Rule.Contains(word, StringComparison.Ordinal)))
        .Select(pair => new TheoryDataRow<string, string, string>(pair.Rule, pair.Old, pair.New))];

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edit_BreakingInARequest_IsBreakingReversedInAResponse(string rule, string old, string now)
    {
        Assert.Equal(IsBreaking(Doc.Request(old), Doc.Request(now)), IsBreaking(Doc.Response(now), Doc.Response(old)));
        Assert.Equal(IsBreaking(Doc.Request(now), Doc.Request(old)), IsBreaking(Doc.Response(old), Doc.Response(now)));
        Assert.NotEmpty(rule);
    }

    [Theory]
    [InlineData("path-added", "path-removed")]
    [InlineData("operation-added", "operation-removed")]
    [InlineData("request-body-added-optional", "request-body-removed")]
    [InlineData("request-property-added-optional", "request-property-removed")]
    [InlineData("request-enum-value-added", "request-enum-value-removed")]
    [InlineData("request-union-arm-added", "request-union-arm-removed")]
    [InlineData("response-property-added", "response-optional-property-removed")]
    [InlineData("response-header-added", "response-header-removed")]
    [InlineData("schema-added", "schema-removed")]
    [InlineData("server-added", "server-removed")]
    public void Sides_Swapped_SwapAddedAndRemoved(string added, string removed)
    {
        RulePair pair = RequestPairs.All.Concat(ResponsePairs.All).Concat(OperationPairs.All).Single(pair => pair.Rule == added);

        Finding there = Assert.Single(Doc.Compare(pair.Old, pair.New), finding => finding.Rule.Id == added);
        Finding back = Assert.Single(Doc.Compare(pair.New, pair.Old), finding => finding.Rule.Id == removed);

        Assert.Null(there.Before);
        Assert.Null(back.After);
        Assert.Equal(there.After!.Pointer, back.Before!.Pointer);
    }

    [Fact]
    public void Schema_UsedOnBothSides_IsJudgedOnEach()
    {
        static string Echo(string values) => Doc.Of(
            """{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/E"}}}},"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/E"}}}}}}}""",
            """{"E":{"type":"string","enum":[""" + values + "]}}");

        Assert.Equal(
            ["Breaking response-enum-value-added 200", "Info request-enum-value-added body"],
            Doc.Lines(Echo("\"a\""), Echo("\"a\",\"b\"")));
    }

    [Fact]
    public void Numbers_BeyondTheDoubleRange_AreComparedExactly() =>
        Assert.Equal(
            ["Breaking request-maximum-lowered body"],
            Doc.Lines(Doc.Request("""{"type":"integer","maximum":9007199254740993}"""), Doc.Request("""{"type":"integer","maximum":9007199254740992}""")));

    [Theory]
    [InlineData("10", "1e1", 0)]
    [InlineData("10.0", "10", 0)]
    [InlineData("-0", "0.000", 0)]
    [InlineData("1e400", "2e399", 1)]
    [InlineData("-1e400", "1", -1)]
    [InlineData("0.1", "0.10000000000000000000000001", -1)]
    public void ExactNumber_Compared_KeepsEveryDigit(string one, string other, int order)
    {
        Assert.True(ExactNumber.TryParse(one, out ExactNumber left));
        Assert.True(ExactNumber.TryParse(other, out ExactNumber right));

        Assert.Equal(order, Math.Sign(left.CompareTo(right)));
        Assert.Equal(order == 0, left == right);
    }

    [Fact]
    public void Words_AddedAnywhere_AreOnlyInformation()
    {
        foreach (string pointer in Tree.Below(Tree.Pin).Where(node => node is ObjectNode && Tree.KeyOf(node.Parent!) is "properties" or "responses" or "parameters" or "schemas").Select(node => node.Pointer))
        {
            ObjectNode copy = Tree.Pin;
            ((ObjectNode)Tree.At(copy, pointer)).Set("description", copy.Text("Other words."));

            Assert.Equal(["documentation-changed"], Doc.Compare(Tree.PinText, Tree.Write(copy)).Select(finding => finding.Rule.Id));
        }
    }

    [Fact]
    public void LimitsAndPricesInMetadata_AreNeverSilent()
    {
        string priced = Tree.PinText.Replace("\"category\":", "\"pricing\": {\"usd\": 1}, \"category\":", StringComparison.Ordinal);

        Assert.Equal(["Warning fal-price-changed x-fal-metadata.pricing"], Doc.Lines(Tree.PinText, priced));
    }

    private static bool IsBreaking(string old, string now) => Doc.Compare(old, now).Any(finding => finding.Level == Level.Breaking);
}
