using FalGenerated.Generator.Tests.CSharp;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Passes;

public sealed class DocumentGuardTests
{
    private const string Pin = "acme/thing/make/openapi.json";

    [Theory]
    [InlineData("""{"detail":"Not found"}""", "(1,1): error FALGEN0020: this is no OpenAPI 3 document (no \"openapi\": \"3.…\"); the service may have answered with an error: fetch it again")]
    [InlineData("null", "(1,1): error FALGEN0020: this is no OpenAPI 3 document (no \"openapi\": \"3.…\"); the service may have answered with an error: fetch it again")]
    [InlineData("""{"openapi":"3.0.4","components":{"schemas":{}}}""", "(1,1): error FALGEN0020: the document has no paths, so there is nothing to call; some hand-made documents are like that, and need their paths in the pin")]
    [InlineData("""{"openapi":"3.0.4","paths":{}}""", "(1,28): error FALGEN0020: /paths: the document has no paths, so there is nothing to call; some hand-made documents are like that, and need their paths in the pin")]
    [InlineData("""{"openapi":"3.0.4","paths":{"/a":{}}}""", "(1,1): error FALGEN0020: the document has no components/schemas, so it is not in the shape in which the service publishes queue documents")]
    [InlineData("{\n  \"openapi\" 3\n}", "(2,13): error FALGEN0001: this is not JSON ('3' is invalid after a property name); give the document as the service sends it")]
    [InlineData("""{"a":1,"a":2}""", "(1,8): error FALGEN0001: the member 'a' stands twice in one object; readers disagree on which one counts, so remove one")]
    public void Document_ThatIsNoQueueDocument_IsRefusedWithItsPlace(string document, string expected)
    {
        using TestContract contract = TestContract.Of(document);

        Assert.Equal([Pin + expected], contract.Refusals());
    }

    [Fact]
    public void Reference_ThatLeadsNowhere_IsAnyValue_WithAWarning()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"image":{"$ref":"#/components/schemas/Gone"}}"""));

        Assert.Equal(
            ["acme/thing/make/openapi.json(6,48): warning FALGEN0021: /components/schemas/ThingMakeInput/properties/image/$ref: '#/components/schemas/Gone' leads nowhere; add the schema or correct the reference in overlay.json: until then any value fits here"],
            contract.Warnings());
        Assert.Equal("""{"x-csharp-name":"Image","description":"The wire member \"image\"."}""", contract.NormalizedText("/components/schemas/ThingMakeInput/properties/image"));
    }

    [Fact]
    public void Refusal_OfANameWithALineBreak_IsOneLine()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a\nb\u2028c":{"$ref":"#/components/schemas/Gone\r"}}"""));

        Assert.Equal(
            [@"acme/thing/make/openapi.json(6,54): warning FALGEN0021: /components/schemas/ThingMakeInput/properties/a\u000ab\u2028c/$ref: '#/components/schemas/Gone ' leads nowhere; add the schema or correct the reference in overlay.json: until then any value fits here"],
            contract.Warnings());
    }

    [Fact]
    public async Task Reference_InsideData_IsAName()
    {
        string document = SmallDocument.WithInputProperties("""
            {"a":{"type":"object","default":DATA,"example":DATA,"examples":[DATA]},"b":{"enum":[DATA]},"c":{"const":DATA},"d":{"type":"string","x-note":DATA},
             "$ref":{"type":"string"},"default":{"$ref":"#/components/schemas/QueueStatus"}}
            """);
        document = document.Replace(
            """{"$ref":"#/components/schemas/ThingMakeInput"}""",
            """{"$ref":"#/components/schemas/ThingMakeInput"},"example":DATA,"examples":{"one":{"value":DATA}}""",
            StringComparison.Ordinal);
        using TestContract contract = TestContract.Of(document.Replace("DATA", """{"$ref":"#/components/schemas/Gone"}""", StringComparison.Ordinal));

        Assert.Equal([], contract.Refusals());
        Assert.Equal([], (await GeneratedCode.FromAsync(contract, TestContext.Current.CancellationToken)).Problems);
    }

    [Fact]
    public void Reference_InAPropertyWithTheNameOfData_IsOne()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"default":{"$ref":"#/components/schemas/Gone"}}"""));

        Assert.Contains("'#/components/schemas/Gone' leads nowhere", Assert.Single(contract.Warnings()), StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_OutOfTheDocument_IsRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"image":{"$ref":"https://example.org/x.json"}}"""));

        Assert.Equal(
            ["acme/thing/make/openapi.json(6,48): error FALGEN0021: /components/schemas/ThingMakeInput/properties/image/$ref: 'https://example.org/x.json' leads out of the document; put the schema under components/schemas"],
            contract.Refusals());
    }

    [Fact]
    public void Pin_ThatIsMissing_IsRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        File.Delete(contract.Folder.Pin);

        Assert.Equal(["acme/thing/make/openapi.json(1,1): error FALGEN0003: this file is missing; restore it, or pin the endpoint again"], contract.Refusals());
    }
}
