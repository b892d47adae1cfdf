using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Passes;

/// <summary>Paths, operations, parameters, responses and the shared types.</summary>
public sealed class QueuePassesTests
{
    private const string Requests = "/paths/~1acme~1thing~1requests~1{request_id}";

    [Fact]
    public void Paths_OfStatusResultAndCancel_AreCutToOwnerAndAppInTheEffectiveContract()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());

        Assert.NotEqual("nothing", contract.EffectiveText(Requests + "/get"));
        Assert.NotEqual("nothing", contract.EffectiveText(Requests + "~1status/get"));
        Assert.NotEqual("nothing", contract.EffectiveText(Requests + "~1cancel/put"));
        Assert.NotEqual("nothing", contract.EffectiveText("/paths/~1acme~1thing~1make/post"));
        Assert.Equal("nothing", contract.EffectiveText("/paths/~1acme~1thing~1make~1requests~1{request_id}"));
    }

    [Fact]
    public void Paths_UnderANamespace_KeepOneSegmentMore()
    {
        string document = SmallDocument.With().Replace("/acme/thing/make", "/workflows/acme/thing/make", StringComparison.Ordinal);
        using TestContract contract = new(document, "workflows/acme/thing/make");

        Assert.NotEqual("nothing", contract.EffectiveText("/paths/~1workflows~1acme~1thing~1requests~1{request_id}/get"));
        Assert.Equal("\"workflows/acme/thing\"", contract.NormalizedText("/x-csharp-app-id"));
    }

    [Fact]
    public void Paths_WithThePlaceholderOfTheCommonOverlay_BecomeTheEndpointsOwn()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Overlay("queue.overlay.json", ("$.paths", """{"/OWNER/APP/requests/{request_id}/status/stream":{"get":{"responses":{}}}}"""));

        Assert.Equal("""{"responses":{}}""", contract.EffectiveText(Requests + "~1status~1stream/get"));
    }

    [Fact]
    public void Paths_ThatBecomeOne_AreRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Overlay("overlay.json", ("$.paths", """{"/acme/thing/requests/{request_id}":{}}"""));

        Assert.Equal(
            ["acme/thing/make/openapi.json(34,47): error FALGEN0022: /paths/~1acme~1thing~1make~1requests~1{request_id}: the path becomes '/acme/thing/requests/{request_id}', which is there already; remove one of the two in the overlay"],
            contract.Refusals());
    }

    [Fact]
    public void Operations_GetTheirNamesByMethodAndPath_AndOthersAreDropped()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Overlay("queue.overlay.json", ("$.paths", """{"/OWNER/APP/requests/{request_id}/status/stream":{"get":{"responses":{}}}}"""));

        Assert.Equal("\"Submit\"", contract.NormalizedText("/paths/~1acme~1thing~1make/post/operationId"));
        Assert.Equal("\"GetStatus\"", contract.NormalizedText(Requests + "~1status/get/operationId"));
        Assert.Equal("\"Cancel\"", contract.NormalizedText(Requests + "~1cancel/put/operationId"));
        Assert.Equal("\"GetResult\"", contract.NormalizedText(Requests + "/get/operationId"));
        Assert.Equal("nothing", contract.NormalizedText(Requests + "~1status~1stream"));
    }

    [Fact]
    public void Operations_OfAnotherEndpoint_AreRefused()
    {
        using TestContract contract = new(SmallDocument.With(), "acme/other");

        Assert.Equal(
            ["acme/other/openapi.json(12,12): error FALGEN0022: /paths: no operation for Submit, GetStatus, Cancel, GetResult: a queue document of 'acme/other' has POST /acme/other, and GET …/requests/{request_id}, GET …/status and PUT …/cancel below it; check the endpoint id"],
            contract.Refusals());
    }

    [Fact]
    public void Parameters_OfThePlatform_AreDroppedAndTheOthersNamed()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Overlay("queue.overlay.json", ("$.paths[?@.get.parameters[1]].get.parameters", """
            [{"name":"X-Fal-Tags","in":"header","schema":{"type":"string"}},{"name":"fal_webhook","in":"query","schema":{"type":"string"}}]
            """));

        string parameters = contract.NormalizedText(Requests + "~1status/get/parameters");

        Assert.Contains("\"x-originalName\":\"requestId\"", parameters, StringComparison.Ordinal);
        Assert.Contains("\"x-originalName\":\"logs\"", parameters, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Fal-Tags", parameters, StringComparison.Ordinal);
        Assert.DoesNotContain("fal_webhook", parameters, StringComparison.Ordinal);
    }

    [Fact]
    public void Responses_KeepOneSuccess()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Overlay("queue.overlay.json", ("$.paths.*.post.responses", """
            {"202":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/QueueStatus"}}}},"422":{"description":"No."}}
            """));

        string responses = contract.NormalizedText("/paths/~1acme~1thing~1make/post/responses");

        Assert.StartsWith("{\"200\":", responses, StringComparison.Ordinal);
        Assert.DoesNotContain("202", responses, StringComparison.Ordinal);
        Assert.DoesNotContain("422", responses, StringComparison.Ordinal);
    }

    [Fact]
    public void Responses_WithoutASuccessBody_AreRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Overlay("overlay.json", ("$.paths.*.post.responses['200'].content", "remove"));

        Assert.Equal(
            ["acme/thing/make/openapi.json(31,22): error FALGEN0022: /paths/~1acme~1thing~1make/post/responses: no 2xx response has a JSON schema; declare it in the overlay"],
            contract.Refusals());
    }

    [Fact]
    public void SharedTypes_AreEmptiedAndTheCancelsBodyIsOneOfThem()
    {
        string document = SmallDocument.WithInputProperties(
            """{"image":{"$ref":"#/components/schemas/File"}}""",
            """ "File":{"type":"object","properties":{"url":{"type":"string"},"file_size":{"type":"integer"}}},""");
        using TestContract contract = TestContract.Of(document);

        Assert.DoesNotContain("file_size", contract.NormalizedText("/components/schemas/FalFile"), StringComparison.Ordinal);
        Assert.Equal("{\"$ref\":\"#/components/schemas/CancelResponse\"}", contract.NormalizedText(Requests + "~1cancel/put/responses/200/content/application~1json/schema"));
        Assert.Equal("\"#/components/schemas/FalFile\"", contract.NormalizedText("/components/schemas/ThingMakeInput/properties/image/allOf/0/$ref"));
    }

    [Fact]
    public void SharedTypes_AFileThatIsNoFalFile_StaysATypeOfTheContract()
    {
        string document = SmallDocument.WithInputProperties(
            """{"image":{"$ref":"#/components/schemas/File"}}""",
            """ "File":{"type":"object","properties":{"path":{"type":"string"}}},""");
        using TestContract contract = TestContract.Of(document);

        Assert.Contains("\"path\"", contract.NormalizedText("/components/schemas/ContractFile"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FalFile", """{"z":{"type":"number"}}""", "FalFalFile")]
    [InlineData("x__File", """{"path":{"type":"string"}}""", "ContractFile")]
    [InlineData("x__Exception", """{"text":{"type":"string"}}""", "FalFalException")]
    public void SharedTypes_AnotherTypeOfTheSameName_IsNotReplaced(string component, string properties, string expected)
    {
        string document = SmallDocument.WithInputProperties(
            $$$$"""{"a":{"$ref":"#/components/schemas/{{{{component}}}}"},"b":{"$ref":"#/components/schemas/File"}}""",
            $$$$""" "{{{{component}}}}":{"type":"object","properties":{{{{properties}}}}},"File":{"type":"object","properties":{"url":{"type":"string"}}},""");
        using TestContract contract = TestContract.Of(document);

        Assert.Equal($"\"#/components/schemas/{expected}\"", contract.NormalizedText("/components/schemas/ThingMakeInput/properties/a/allOf/0/$ref"));
        Assert.Equal("\"#/components/schemas/FalFile\"", contract.NormalizedText("/components/schemas/ThingMakeInput/properties/b/allOf/0/$ref"));
    }

    [Fact]
    public void SharedTypes_AnObjectInsideAPropertyOfTheSameName_IsNotReplaced()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"fal_file":{"type":"object","properties":{"z":{"type":"number"}}}}"""));

        Assert.Contains("\"z\"", contract.NormalizedText("/components/schemas/ThingMakeInputFalFile"), StringComparison.Ordinal);
    }

    [Fact]
    public void UnusedSchemas_AreTakenOut()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(more: """ "Orphan":{"type":"object","properties":{"a":{"anyOf":[{"type":"string"},{"type":"object"}]}}},"""));

        Assert.Empty(contract.Refusals());
        Assert.Equal("nothing", contract.NormalizedText("/components/schemas/Orphan"));
    }

    [Theory]
    [InlineData("single")]
    [InlineData("a//b")]
    [InlineData("../../etc")]
    [InlineData("workflows/acme")]
    [InlineData("a b/c")]
    public void EndpointId_OfTheWrongForm_IsRefused(string id)
    {
        DiagnosticException refusal = Assert.Throws<DiagnosticException>(() => FalGenerated.Generator.Contracts.EndpointId.Parse(id));

        Assert.Equal($"{id}(1,1): error FALGEN0004: this is no endpoint id; give owner/app or owner/app/path, as in the address of the model's page", refusal.Message);
    }
}
