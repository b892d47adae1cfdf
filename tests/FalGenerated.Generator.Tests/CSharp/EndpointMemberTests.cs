using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.CSharp;

/// <summary>The member by which a client has the endpoint.</summary>
public sealed class EndpointMemberTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Contract_GetsAMemberOnTheClient()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());

        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Empty(code.Problems);
        Assert.Contains("public FalEndpoint<ThingMakeInput, ThingMakeOutput> ThingMake => fal.Endpoint(Descriptor);", code.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Maker", "Maker")]
    [InlineData("", "")]
    public void Member_OfTheOverlay_IsTaken(string wanted, string member)
    {
        using TestContract contract = TestContract.Of(SmallDocument.With()).CSharp(("$", $$"""{"x-csharp-member":"{{wanted}}"}"""));

        Assert.Equal($"\"{member}\"", contract.NormalizedText("/x-csharp-member"));
    }

    [Fact]
    public void Member_WithTheNameOfTheClientsOwn_GetsAnother()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With()).CSharp(("$.components.schemas.ThingMakeInput", """{"x-csharp-name":"StorageInput"}"""));

        Assert.Equal("\"FalStorage\"", contract.NormalizedText("/x-csharp-member"));
    }

    [Fact]
    public void Member_ThatIsNoIdentifier_IsRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With()).CSharp(("$", """{"x-csharp-member":"my endpoint"}"""));

        Assert.Contains("error FALGEN0032: /x-csharp-member: 'my endpoint' is no C# identifier", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }
}
