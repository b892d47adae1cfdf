using System.Text;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Reporting;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Robustness;

/// <summary>An error page looks neither like "no drift" nor like "all removed".</summary>
public sealed class RefusalTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { "null", "(1,1): error FALGEN0020: the document is null" },
        { "", "(1,1): error FALGEN0001: this is not JSON" },
        { "<!doctype html><html></html>", "(1,1): error FALGEN0020: this is an HTML or XML page" },
        { """{"detail":"Path not found"}""", "it looks like the body of an error: {\"detail\":\"Path not found\"}" },
        { """{"openapi":"3.0.4"}""", "the document has no 'paths'" },
        { """{"openapi":"2.0","paths":{}}""", "this is no OpenAPI 3 document: 'openapi' is \"2.0\"" },
        { """{"swagger":"2.0","paths":{}}""", "it is a Swagger 2 document" },
        { Tree.PinText[..2000], "this is not JSON" },
        { Tree.PinText[..2000], "it was cut off" },
        { "# made by hand\nopenapi: 3.0.4\npaths: {}\n", "(1,1): error FALGEN0001: this is YAML, and only JSON is read" },
        { "{\"openapi\":\"3.0.0\",\"x-n\":" + new string('9', 2_000_000) + "}", "the number is 2,000,000 characters long" },
        { "{\"openapi\":\"3.0.0\",\"paths\":" + new string('[', 100_000) + "}", "64" },
        { Doc.Request("""{"$ref":"#/components/examples/Gone"}"""), "(1,191): error FALGEN0021: /paths/~1a~1b/post/requestBody/content/application~1json/schema/$ref: the reference '#/components/examples/Gone' leads nowhere" },
        { Doc.Request("""{"not":{"$ref":"other.json#/A"}}"""), "error FALGEN0051: /paths/~1a~1b/post/requestBody/content/application~1json/schema/not/$ref: the reference 'other.json#/A' leaves the document" },
        { Doc.Request("""{"$ref":"#/components/schemas/A"}""", """{"A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"}}"""), "never ends in a schema" },
        { "{\"openapi\":\"3.0.0\",\"paths\":" + string.Concat(Enumerable.Repeat("[", 70)) + string.Concat(Enumerable.Repeat("]", 70)) + "}", "64" },
        { Chain(300), "include one another through more than" },
        { References(150), "never ends in a schema, or not within 100 steps" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Document_ThatCannotBeCompared_IsRefusedWithAPlaceAndAReason(string text, string expected)
    {
        DiagnosticException refusal = Assert.Throws<DiagnosticException>(() => Compare(Tree.PinText, text));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith("new.json(", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_BothRefused_AreBothReported()
    {
        DiagnosticException refusal = Assert.Throws<DiagnosticException>(() => Compare("[]", "{}"));

        Assert.Equal(["old.json", "new.json", "new.json"], refusal.Diagnostics.Select(diagnostic => diagnostic.File));
    }

    [Fact]
    public void Document_AboveTenMegabytes_IsRefused()
    {
        DiagnosticException refusal = Assert.Throws<DiagnosticException>(() => Compare(Tree.PinText, new string(' ', JsonReader.MaxBytes) + "{}"));

        Assert.Contains("at most 10,485,760 are read", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_OfAnotherEndpoint_IsRefused()
    {
        string other = Tree.PinText.Replace("bytedance-upscaler", "other-upscaler", StringComparison.Ordinal);

        DiagnosticException refusal = Assert.Throws<DiagnosticException>(() => Compare(Tree.PinText, other));

        Assert.Contains("the document describes 'fal-ai/other-upscaler/upscale/video', not 'fal-ai/bytedance-upscaler/upscale/video'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Document_InAnotherEncoding_IsRefusedByName(string encoding)
    {
        Encoding other = Encoding.GetEncoding(encoding);
        foreach (byte[] start in new[] { other.GetPreamble(), [] })
        {
            DiagnosticException refusal = Assert.Throws<DiagnosticException>(() => JsonReader.Read(new SourceText("new.json", (byte[])[.. start, .. other.GetBytes(Tree.PinText)])));

            Assert.Contains("new.json(1,1): error FALGEN0001: this is UTF-16", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Document_WithAByteOrderMark_IsRead() => Assert.Empty(Compare(Tree.PinText, "\uFEFF" + Tree.PinText).Findings);

    [Fact]
    public void Unions_OfOneUnionTwice_DoNotDoubleWithEachStep()
    {
        static string Doubled(string last) => Doc.Response("""{"$ref":"#/components/schemas/U0"}""", "{" + string.Join(',', Enumerable.Range(0, 40).Select(i =>
            $$"""
            "U{{i}}":{"description":"d","anyOf":[{"$ref":"#/components/schemas/U{{i + 1}}"},{"$ref":"#/components/schemas/U{{i + 1}}"}]}
            """)) + $",\"U40\":{last}}}");

        Assert.Contains(Compare(Doubled("""{"type":"object"}"""), Doubled("""{"type":"array"}""")).Findings, finding => finding.Level == Level.Breaking);
    }

    [Fact]
    public void Recursion_ThroughManyComponents_IsCompared()
    {
        static string Long(string last) => Doc.Response("""{"$ref":"#/components/schemas/N0"}""", "{" + string.Join(',', Enumerable.Range(0, 3000).Select(i =>
            $"\"N{i}\":{{\"type\":\"object\",\"properties\":{{\"next\":{(i == 2999 ? last : $"{{\"$ref\":\"#/components/schemas/N{i + 1}\"}}")}}}}}")) + "}");

        Assert.Contains(Compare(Long("""{"type":"string"}"""), Long("""{"type":"integer"}""")).Findings, finding => finding.Rule.Id == "response-type-changed");
    }

    private static string Chain(int length) => Doc.Request("""{"$ref":"#/components/schemas/N0"}""", "{" + string.Join(',', Enumerable.Range(0, length).Select(i => $$"""
        "N{{i}}":{"allOf":[{"$ref":"#/components/schemas/N{{(i + 1) % length}}"}],"type":"object"}
        """)) + "}");

    private static string References(int length) => Doc.Request("""{"$ref":"#/components/schemas/N0"}""", "{" + string.Join(',', Enumerable.Range(0, length).Select(i => $$"""
        "N{{i}}":{"$ref":"#/components/schemas/N{{i + 1}}"}
        """)) + $",\"N{length}\":{{}}}}");

    private static ComparedContract Compare(string old, string now) => ComparisonRun.Compare(
        new SourceText("old.json", Encoding.UTF8.GetBytes(old)), new SourceText("new.json", Encoding.UTF8.GetBytes(now)), ReaderKind.Strict);
}
