using System.Text;
using System.Text.Json;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Rendering;
using FalGenerated.Generator.Drift.Reporting;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Reports;

public sealed class RendererTests
{
    private static readonly string Hostile = Doc.Response("""{"type":"string","enum":["a","%0A::error::</td>|@someone **b** https://evil\u001b[31m\r\n"]}""");

    [Theory]
    [InlineData("Text")]
    [InlineData("Markdown")]
    [InlineData("Json")]
    [InlineData("Sarif")]
    [InlineData("Github")]
    [InlineData("Junit")]
    public void Report_OfHostileText_HasNoControlCharacters(string format)
    {
        string text = Render(Doc.Response("""{"type":"string","enum":["a"]}"""), Hostile, format);

        Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotContain("\n::error::", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_OfHostileText_IsNeitherMarkupNorMention()
    {
        string text = Render(Doc.Response("""{"type":"string","enum":["a"]}"""), Hostile, "Markdown");

        Assert.StartsWith(MarkdownRenderer.Marker + "\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@someone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("</td>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://evil", text, StringComparison.Ordinal);
        Assert.DoesNotContain("**b**", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Annotation_OfHostileText_IsOneEscapedLine()
    {
        string text = Render(Doc.Response("""{"type":"string","enum":["a"]}"""), Hostile, "Github");

        Assert.Equal(2, text.Trim().Split('\n').Length);
        Assert.Contains("%250A::error::", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_OfManyFindings_AreTheWorstTenAndASummary()
    {
        string many = string.Join(',', Enumerable.Range(0, 30).Select(i => $"\"{i}\""));
        string text = Render(Doc.Request($$"""{"type":"string","enum":[{{many}}]}"""), Doc.Request("""{"type":"string","enum":["new"]}"""), "Github");

        Assert.Equal(11, text.Trim().Split('\n').Length);
        Assert.Contains("21 more are in the full report.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_OfAVeryLongReport_StaysUnderTheHostsLimitAndSaysSo()
    {
        string many = string.Join(',', Enumerable.Range(0, 2000).Select(i => $"\"value number {i}\""));
        string text = Render(Doc.Request($$"""{"type":"string","enum":[{{many}}]}"""), Doc.Request("""{"type":"string","enum":["new"]}"""), "Markdown");

        Assert.InRange(text.Length, 50_000, 65_536);
        Assert.Contains("longer than fits here", text, StringComparison.Ordinal);
        Assert.EndsWith("(--fail-on).\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OfTheSameFindingInSeveralOperations_IsOneLine()
    {
        static string Both(string schema) => Doc.Whole(string.Concat("{", string.Join(',', ((string[])["/a", "/b", "/c"]).Select(path => $"\"{path}\":" + """{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/S"}}}}}}}""")), "}"), """{"schemas":{"S":""" + schema + "}}");

        string text = Render(Both("""{"type":"string"}"""), Both("""{"type":"number"}"""), "Text");

        Assert.Single(text.Split('\n'), line => line.Contains("response-type-changed", StringComparison.Ordinal));
        Assert.Contains("3 operations (GET /a, GET /b, GET /c)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OfAMovedDocument_NamesTheEndpointFirstAndFoldsTheRest()
    {
        string moved = History.Later(Tree.PinText).Replace("\"endpointId\": \"fal-ai/bytedance-upscaler/upscale/video\"", "\"endpointId\": \"fal-ai/elsewhere\"", StringComparison.Ordinal);

        string[] lines = Render(Tree.PinText, moved, "Text").Trim().Split('\n');

        Assert.Contains("fal-endpoint-id-changed", lines[1], StringComparison.Ordinal);
        Assert.Contains("more findings are folded", lines[2], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public void Json_AgainstThePublishedSchema_HasEveryMemberAndNoOther()
    {
        ObjectNode schema = (ObjectNode)Tree.Parse(File.ReadAllText(Repository.PathOf("generator", "drift-report.schema.json")));
        ObjectNode report = (ObjectNode)Tree.Parse(Render(Tree.PinText, History.Later(Tree.PinText), "Json"));

        AssertSameMembers(schema, report);
        AssertSameMembers((ObjectNode)Tree.At(schema, "/properties/summary"), (ObjectNode)report["summary"]!);
        AssertSameMembers((ObjectNode)Tree.At(schema, "/properties/sources/items"), (ObjectNode)report.ItemsOf("sources")[0]);
        Assert.All(report.ItemsOf("findings"), finding => AssertSameMembers((ObjectNode)Tree.At(schema, "/$defs/finding"), (ObjectNode)finding));
    }

    [Fact]
    public void Sarif_Report_PointsIntoThePin()
    {
        using JsonDocument sarif = JsonDocument.Parse(Render(Tree.PinText, History.Later(Tree.PinText), "Sarif"));

        JsonElement run = sarif.RootElement.GetProperty("runs")[0];
        JsonElement first = run.GetProperty("results")[0];
        JsonElement place = first.GetProperty("locations")[0].GetProperty("physicalLocation");

        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        Assert.Equal("request-type-changed", first.GetProperty("ruleId").GetString());
        Assert.Equal("error", first.GetProperty("level").GetString());
        Assert.Equal(first.GetProperty("ruleId").GetString(), run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[first.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        Assert.Equal("old.json", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(126, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public void Findings_OnOneLongLine_HaveTheColumnOfTheirValue()
    {
        string old = Doc.Request("{\"description\":\"" + new string('ü', 20_000) + "\",\"type\":\"string\"}");
        string now = old.Replace("\"type\":\"string\"", "\"type\":\"number\"", StringComparison.Ordinal);

        Generator.Drift.Comparison.Finding finding = Assert.Single(Doc.Compare(old, now));

        Assert.Equal(old.IndexOf("\"string\"", StringComparison.Ordinal) + 1, finding.Anchor.Position.Column);
    }

    private static void AssertSameMembers(ObjectNode schema, ObjectNode value) =>
        Assert.Equal(schema.MembersOf("properties").Select(member => member.Key).Order(), value.Members.Select(member => member.Key).Order());

    private static string Render(string old, string now, string format) => ReportRenderer.Render(
        new DriftReport
        {
            Contracts = [ComparisonRun.Compare(new SourceText("old.json", Encoding.UTF8.GetBytes(old)), new SourceText("new.json", Encoding.UTF8.GetBytes(now)), ReaderKind.Strict)],
            FailOn = Level.Breaking,
        },
        Enum.Parse<ReportFormat>(format));
}
