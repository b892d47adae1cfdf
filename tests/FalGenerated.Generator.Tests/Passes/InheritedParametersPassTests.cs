using FalGenerated.Generator.Tests.CSharp;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Passes;

/// <summary>Wherever OpenAPI lets a document declare the request id, it goes out escaped.</summary>
public sealed class InheritedParametersPassTests
{
    private const string RequestId = """{"name":"request_id","in":"path","required":true,"schema":{"type":"string"}}""";
    private const string Requests = "/paths/~1acme~1thing~1requests~1{request_id}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RequestId_OnThePath_IsEscaped()
    {
        using TestContract contract = TestContract.Of(WithoutRequestId());
        contract.Overlay("overlay.json", ("$.paths[?@.get]", $$"""{"parameters":[{{RequestId}}]}"""), ("$.paths[?@.put]", $$"""{"parameters":[{{RequestId}}]}"""));

        await AssertEscapedAsync(contract);
        Assert.Equal("nothing", contract.NormalizedText(Requests + "/parameters"));
    }

    [Theory]
    [InlineData("Rid")]
    [InlineData("Again")]
    public async Task RequestId_ByReference_IsEscaped(string name)
    {
        string document = SmallDocument.With().Replace(RequestId, $$"""{"$ref":"#/components/parameters/{{name}}"}""", StringComparison.Ordinal);
        using TestContract contract = TestContract.Of(document.Replace(
            "\"components\": {",
            $$$"""
            "components": {"parameters":{"Rid":{{{RequestId}}},"Again":{"$ref":"#/components/parameters/Rid"}},
            """,
            StringComparison.Ordinal));

        await AssertEscapedAsync(contract);
    }

    [Fact]
    public void Parameter_OfAnOperation_OverridesThatOfThePath()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Overlay(
            "overlay.json",
            ("$.paths[?@.put]", """{"parameters":[{"name":"request_id","in":"path","required":true,"description":"Of the path.","schema":{"type":"integer"}},{"name":"why","in":"query","schema":{"type":"string"}}]}"""));

        Assert.Equal("\"why\"", contract.NormalizedText(Requests + "~1cancel/put/parameters/0/name"));
        Assert.Equal("\"string\"", contract.NormalizedText(Requests + "~1cancel/put/parameters/1/schema/type"));
        Assert.Equal("nothing", contract.NormalizedText(Requests + "~1cancel/put/parameters/2"));
    }

    [Fact]
    public void RequestId_ThatIsNowhereDeclared_IsRefused()
    {
        using TestContract contract = TestContract.Of(WithoutRequestId());

        Assert.Equal(3, contract.Refusals().Count);
        Assert.All(contract.Refusals(), line => Assert.EndsWith(
            ": no path parameter declares the '{request_id}' of the path; declare it in the \"parameters\" of the operation, with an action in overlay.json",
            line,
            StringComparison.Ordinal));
        Assert.Contains($"openapi.json(14,14): error FALGEN0022: /paths/~1acme~1thing~1make~1requests~1{{request_id}}~1status/get", contract.Refusals()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_ToNoParameter_IsRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Overlay("overlay.json", ("$.paths[?@.put].put.parameters", """{"$ref":"#/openapi"}"""));

        Assert.EndsWith(
            $" error FALGEN0023: {Requests}~1cancel/put/parameters/1: the reference leads to no parameter; correct it with an action in overlay.json, or in queue.overlay.json ahead of one that fails on it, or fetch the document again",
            Assert.Single(contract.Refusals()),
            StringComparison.Ordinal);
    }

    private static string WithoutRequestId() => SmallDocument.With()
        .Replace(RequestId + ",", "", StringComparison.Ordinal)
        .Replace(RequestId, "", StringComparison.Ordinal);

    private static async Task AssertEscapedAsync(TestContract contract)
    {
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal([], code.Problems);
        foreach (string end in (string[])["", "/status", "/cancel"])
        {
            Assert.Contains($"$\"acme/thing/requests/{{System.Uri.EscapeDataString(requestId)}}{end}\"", code.Text, StringComparison.Ordinal);
        }
    }
}
