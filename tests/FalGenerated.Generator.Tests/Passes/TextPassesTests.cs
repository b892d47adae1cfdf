using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Passes;

/// <summary>Defaults, descriptions, what is required, the options type, and the facts for the client template.</summary>
public sealed class TextPassesTests
{
    private const string Input = "/components/schemas/ThingMakeInput";

    [Theory]
    [InlineData("""{"type":"string","default":"x","description":"Text."}""", "\"Text.\\nWhen unset, the service uses \\\"x\\\".\"")]
    [InlineData("""{"type":"boolean","default":true}""", "\"When unset, the service uses \\\"true\\\".\"")]
    [InlineData("""{"type":"number","default":1.50}""", "\"When unset, the service uses 1.50.\"")]
    [InlineData("""{"type":"string","default":null,"description":"Text."}""", "\"Text.\"")]
    public void Default_MovesIntoTheDescription(string schema, string description)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"a":{{schema}}}"""));

        Assert.Equal(description, contract.NormalizedText(Input + "/properties/a/description"));
        Assert.Equal("nothing", contract.NormalizedText(Input + "/properties/a/default"));
    }

    [Fact]
    public void Description_ThatIsMissing_IsFilledIn_AndDeprecationIsSaid()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"string"},"b":{"type":"string","description":"B.","deprecated":true}}"""));

        Assert.Equal("\"The wire member \\\"a\\\".\"", contract.NormalizedText(Input + "/properties/a/description"));
        Assert.Equal("\"B.\\nDeprecated by the service.\"", contract.NormalizedText(Input + "/properties/b/description"));
    }

    [Theory]
    [InlineData("a\\u2028b", "\"a\\nb\"")]
    [InlineData("a\\u0085b", "\"a\\nb\"")]
    [InlineData("a\\rb", "\"a\\nb\"")]
    [InlineData("a\\u0000b", "\"a b\"")]
    [InlineData("a\\n\\n \\nb \\n", "\"a\\nb\"")]
    public void Description_WithACharacterThatEndsAComment_IsMadeSafe(string text, string expected)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$$"""{"a":{"type":"string","description":"{{{text}}}"}}"""));

        Assert.Equal(expected, contract.NormalizedText(Input + "/properties/a/description"));
    }

    [Fact]
    public void Required_MembersThatMayBeNull_AreWrittenAsNull()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(
            input: """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string","nullable":true},"c":{"type":"string"}},"required":["a","b"]}"""));

        Assert.Equal("\", Required = global::Newtonsoft.Json.Required.Always\"", contract.NormalizedText(Input + "/properties/a/x-csharp-required"));
        Assert.Contains("AllowNull", contract.NormalizedText(Input + "/properties/b/x-csharp-required"), StringComparison.Ordinal);
        Assert.Equal("nothing", contract.NormalizedText(Input + "/properties/c/x-csharp-required"));
    }

    [Fact]
    public void Options_AreTheMembersWithoutTheNamedOnes()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(
            input: """{"type":"object","properties":{"video_url":{"type":"string"},"b":{"type":"string"}},"required":["video_url"]}"""));
        contract.CSharp(("$.components.schemas.ThingMakeInput", """{"x-csharp-options":{"name":"MakeOptions","without":["video_url"]}}"""));

        Assert.Equal("nothing", contract.NormalizedText("/components/schemas/MakeOptions/properties/video_url"));
        Assert.Equal("nothing", contract.NormalizedText("/components/schemas/MakeOptions/required"));
        Assert.Equal("\"B\"", contract.NormalizedText("/components/schemas/MakeOptions/properties/b/x-csharp-name"));
        Assert.Equal("\"ThingMakeInput\"", contract.NormalizedText("/components/schemas/MakeOptions/x-csharp-completes"));
        Assert.Equal("\"videoUrl\"", contract.NormalizedText("/components/schemas/MakeOptions/x-csharp-missing/0/argument"));
    }

    [Theory]
    [InlineData("""{"name":"MakeOptions"}""", "\"x-csharp-options\" needs a \"name\" and a list \"without\"")]
    [InlineData("""{"name":"ThingMakeOutput","without":["prompt"]}""", "the type 'ThingMakeOutput' is there already; give the options another name")]
    [InlineData("""{"name":"MakeOptions","without":["gone"]}""", "/components/schemas/ThingMakeInput/x-csharp-options/without/0: ThingMakeInput has no text property 'gone'; only texts can be left out")]
    public void Options_ThatCannotBeDerived_AreRefused(string wish, string expected)
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.CSharp(("$.components.schemas.ThingMakeInput", $$"""{"x-csharp-options":{{wish}}}"""));

        Assert.EndsWith(expected, Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoint_FactsFollowTheInputType()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());

        Assert.Equal("\"ThingMake\"", contract.NormalizedText("/x-csharp-stem"));
        Assert.Equal("\"acme/thing/make\"", contract.NormalizedText("/x-csharp-endpoint-id"));
        Assert.Equal("\"acme/thing\"", contract.NormalizedText("/x-csharp-app-id"));
        Assert.Equal("\"unrecorded\"", contract.NormalizedText("/x-csharp-obtained"));
        Assert.Equal(
            "\"acme/thing/requests/{System.Uri.EscapeDataString(requestId)}/status\"",
            contract.NormalizedText("/paths/~1acme~1thing~1requests~1{request_id}~1status/get/x-csharp-address"));
    }

    [Fact]
    public void Endpoint_WhoseGeneratedClassesMeetAType_IsRefused()
    {
        string document = SmallDocument.WithInputProperties("""{"a":{"$ref":"#/components/schemas/ThingMakeClient"}}""", """ "ThingMakeClient":{"type":"object"},""");
        using TestContract contract = TestContract.Of(document);

        Assert.EndsWith("the type 'ThingMakeClient' has the name of a generated class; set \"x-csharp-name\" on it in csharp.overlay.json", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_IsTakenOut()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"title":{"type":"string","title":"Title","examples":["x"],"ui":{"field":"video"}}}"""));

        Assert.Equal("""{"type":"string","x-csharp-name":"Title","description":"The wire member \"title\"."}""", contract.NormalizedText(Input + "/properties/title"));
    }
}
