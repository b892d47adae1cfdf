using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.CSharp;

/// <summary>Inputs and results that are no object with members.</summary>
public sealed class BodyTests
{
    private const string Part = """ "Part":{"type":"object","properties":{"x":{"type":"string"}}},""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"type":"object","properties":{}}""")]
    [InlineData("""{"type":"object","additionalProperties":true}""")]
    public async Task Body_WithoutMembers_IsAClassThatKeepsWhatComes(string schema)
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(input: schema, output: schema));

        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal("""{"a":{"b":1.1}}""", code.RoundTrip("ThingMakeInput", """{"a":{"b":1.1}}"""));
        Assert.Equal(["AdditionalProperties"], code.Assembly!.GetType("Acme.Thing.ThingMakeOutput")!.GetProperties().Select(property => property.Name));
    }

    [Theory]
    [InlineData("""{"type":"array","items":{"$ref":"#/components/schemas/Part"},"nullable":true}""", "System.Collections.Generic.IReadOnlyList<Part>")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string"}}""", "System.Collections.Generic.IReadOnlyDictionary<string, string>")]
    [InlineData("""{"type":"number","minimum":1}""", "Newtonsoft.Json.Linq.JToken")]
    [InlineData("""{"type":"string","enum":["a"]}""", "Newtonsoft.Json.Linq.JToken")]
    [InlineData("""{"description":"Anything.","nullable":true}""", "Newtonsoft.Json.Linq.JToken")]
    [InlineData("""{"anyOf":[{"$ref":"#/components/schemas/Part"},{"type":"null"}]}""", "ThingMakeOutput")]
    public async Task Result_OfAnyShape_IsWhatTheClientGives(string schema, string expected)
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(output: schema, more: Part));

        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal([], code.Problems);
        Assert.Contains($"class ThingMakeClient : FalEndpoint<ThingMakeInput, {expected}>", code.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_ThatAreDecidedUnions_AreTokens()
    {
        const string Union = """{"anyOf":[{"$ref":"#/components/schemas/Part"},{"type":"string"}]}""";
        using TestContract contract = TestContract.Of(SmallDocument.With(input: Union, output: Union, more: Part));
        contract.CSharp(("$.components.schemas[?@.anyOf]", """{"x-csharp-union":"JToken"}"""));

        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal([], code.Problems);
        Assert.Contains("class ThingMakeClient : FalEndpoint<Newtonsoft.Json.Linq.JToken, Newtonsoft.Json.Linq.JToken>", code.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_ThatReferToOneType_ShareItsClass()
    {
        const string Reference = """{"$ref":"#/components/schemas/Empty"}""";
        using TestContract contract = TestContract.Of(SmallDocument.With(input: Reference, output: Reference, more: """ "Empty":{"type":"object"},"""));

        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal("""{"a":1}""", code.RoundTrip("ThingMakeInput", """{"a":1}"""));
        Assert.Contains("class ThingMakeClient : FalEndpoint<ThingMakeInput, ThingMakeInput>", code.Text, StringComparison.Ordinal);
    }
}
