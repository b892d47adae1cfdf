using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.Tests.CSharp;

public sealed class TargetNamespaceTests
{
    private static readonly EndpointId Flux = EndpointId.Parse("fal-ai/flux/dev");

    [Theory]
    [InlineData("Acme.Fal", "Acme.Fal.FluxDev")]
    [InlineData("my-lib.2d", "my_lib._2d.FluxDev")]
    [InlineData("9lives", "_9lives.FluxDev")]
    [InlineData("acme.new.Class", "@acme.@new.Class.FluxDev")]
    [InlineData("Bücher+Co", "Bücher_Co.FluxDev")]
    [InlineData("Acme..Fal.", "Acme._.Fal._.FluxDev")]
    [InlineData("", "FluxDev")]
    [InlineData(null, "FluxDev")]
    public void Root_OfAnyProjectName_GivesANamespaceOfCSharp(string? root, string expected) =>
        Assert.Equal(expected, TargetNamespace.Of(Flux, null, root));

    [Theory]
    [InlineData("Acme.Other", "Acme.Other")]
    [InlineData("acme.@class", "@acme.@class")]
    [InlineData("acme.class", "@acme.@class")]
    public void Wanted_IsTaken(string wanted, string expected) => Assert.Equal(expected, TargetNamespace.Of(Flux, wanted, "Acme"));

    [Theory]
    [InlineData("my-lib")]
    [InlineData("Acme.2d")]
    [InlineData("Acme..Fal")]
    [InlineData("Acme Fal")]
    public void Wanted_ThatIsNoNamespace_IsRefused(string wanted)
    {
        DiagnosticException refusal = Assert.Throws<DiagnosticException>(() => TargetNamespace.Of(Flux, wanted, "Acme"));

        Assert.Equal($"fal-ai/flux/dev(1,1): error FALGEN0032: '{wanted}' is no namespace of C#; correct the Namespace of its FalContract item", refusal.Message);
    }

    [Fact]
    public void Endpoint_WithTheNameOfATypeThatEveryFileSees_DoesNotHideIt() =>
        Assert.Equal("Acme.FalTask", TargetNamespace.Of(EndpointId.Parse("fal-ai/task"), null, "Acme"));
}
