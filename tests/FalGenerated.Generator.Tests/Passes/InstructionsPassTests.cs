using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Passes;

/// <summary>What an overlay asks for in a wrong kind of value is said, never passed over.</summary>
public sealed class InstructionsPassTests
{
    [Theory]
    [InlineData("$", """{"x-csharp-member":5}""", "/x-csharp-member: \"x-csharp-member\" is no text; write it between quotes")]
    [InlineData("$.components.schemas.ThingMakeInput", """{"x-csharp-name":["Make"]}""", "/components/schemas/ThingMakeInput/x-csharp-name: \"x-csharp-name\" is no text; write it between quotes")]
    [InlineData("$.components.schemas.ThingMakeInput.properties.a", """{"x-csharp-union":true}""", "/components/schemas/ThingMakeInput/properties/a/x-csharp-union: \"x-csharp-union\" is no text; write it between quotes")]
    [InlineData("$.components.schemas.ThingMakeInput.properties.a", """{"x-enumNames":"One"}""", "/components/schemas/ThingMakeInput/properties/a/x-enumNames: \"x-enumNames\" is an object from each value to its name")]
    [InlineData("$.components.schemas.ThingMakeInput.properties.a", """{"x-enumNames":{"one":1}}""", "/components/schemas/ThingMakeInput/properties/a/x-enumNames/one: the name of the value 'one' is no text; write it between quotes")]
    public void Instruction_OfAWrongKind_IsRefused(string target, string update, string refusal)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"string","enum":["one","two"]}}"""));
        contract.CSharp((target, update));

        Assert.EndsWith("error FALGEN0033: " + refusal, Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Fact]
    public void EnumNames_OfAnotherTool_AreNoInstruction()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"string","enum":["one","two"],"x-enumNames":["Un","Deux"]}}"""));

        Assert.Empty(contract.Refusals());
    }
}
