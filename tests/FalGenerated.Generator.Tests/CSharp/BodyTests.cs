using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.CSharp;

/// <summary>Inputs and results that are no object with members.</summary>
public sealed class BodyTests
{
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
}
