using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.CSharp;

/// <summary>The member by which a client has the endpoint.</summary>
public sealed class EndpointMemberTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Contract_GetsAClientOfItsOwn_AndAMemberOnTheClient()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());

        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Empty(code.Problems);
        Assert.Contains("public sealed partial class ThingMakeClient : FalEndpoint<ThingMakeInput, ThingMakeOutput>", code.Text, StringComparison.Ordinal);
        Assert.Contains("public ThingMakeClient ThingMake => new(fal);", code.Text, StringComparison.Ordinal);
        Assert.Contains("public sealed partial class ThingMakeRawClient(FalCall call, System.Net.Http.HttpClient httpClient) : FalRawClient(call, httpClient)", code.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Member_OfTheOverlay_IsTaken()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With()).CSharp(("$", """{"x-csharp-member":"Maker"}"""));

        Assert.Equal("\"Maker\"", contract.NormalizedText("/x-csharp-member"));
    }

    [Fact]
    public void Member_WithTheNameOfTheClientsOwn_GetsAnother()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With()).CSharp(("$.components.schemas.ThingMakeInput", """{"x-csharp-name":"StorageInput"}"""));

        Assert.Equal("\"FalStorage\"", contract.NormalizedText("/x-csharp-member"));
    }

    [Theory]
    [InlineData("my endpoint")]
    [InlineData("")]
    [InlineData("Storage")]
    public void Member_ThatIsNoIdentifierOrTheClientsOwn_IsRefused(string wanted)
    {
        using TestContract contract = TestContract.Of(SmallDocument.With()).CSharp(("$", $$"""{"x-csharp-member":"{{wanted}}"}"""));

        Assert.Contains($"error FALGEN0032: /x-csharp-member: '{wanted}' is no C# identifier, or a member that every client has", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FalInput", "FalClient")]
    [InlineData("FalRawInput", "FalRawClient")]
    public void Input_WhoseClientWouldHaveANameOfTheSdk_IsRefused(string input, string taken)
    {
        using TestContract contract = TestContract.Of(SmallDocument.With()).CSharp(("$.components.schemas.ThingMakeInput", $$"""{"x-csharp-name":"{{input}}"}"""));

        Assert.Contains(contract.Refusals(), line => line.Contains($"'{input}' gives a class '{taken}', which the SDK has already", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ThingMakeClient")]
    [InlineData("ThingMakeRawClient")]
    [InlineData("ThingMakeEndpoint")]
    public void Type_WithTheNameOfAGeneratedClass_IsRefused(string name)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(
            $$$"""{"a":{"$ref":"#/components/schemas/{{{name}}}"}}""", $$$$""" "{{{{name}}}}":{"type":"object","properties":{"x":{"type":"string"}}},"""));

        Assert.Contains(contract.Refusals(), line => line.Contains($"the type '{name}' has the name of a generated class", StringComparison.Ordinal));
    }
}
