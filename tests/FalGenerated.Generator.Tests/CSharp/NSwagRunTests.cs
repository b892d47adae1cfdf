using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.NSwag;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.CSharp;

public sealed class NSwagRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tool_ThatIsMissing_IsNamedWithTheCure()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        string settings = Repository.PathOf("nswag.json");

        DiagnosticException refusal = await Assert.ThrowsAsync<DiagnosticException>(
            () => new NSwagRun("/nowhere/dotnet-nswag.dll", settings).GenerateAsync([new(contract.Folder.Pin, "N", Path.Combine(contract.Root, "c.cs"))], Token));

        Assert.Equal($"{settings}(1,1): error FALGEN0040: '/nowhere/dotnet-nswag.dll' is not there; restore the package NSwag.MSBuild, or name another folder with dotnet-nswag.dll", refusal.Message);
    }

    [Fact]
    public async Task Settings_OfAnotherForm_AreRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        string settings = Path.Combine(contract.Root, "nswag.json");
        await File.WriteAllTextAsync(settings, "{}", Token);

        DiagnosticException refusal = await Assert.ThrowsAsync<DiagnosticException>(
            () => new NSwagRun("x.dll", settings).GenerateAsync([new(contract.Folder.Pin, "N", Path.Combine(contract.Root, "c.cs"))], Token));

        Assert.Equal($"{settings}(1,1): error FALGEN0040: the settings have no documentGenerator/fromDocument and codeGenerators/openApiToCSharpClient; restore the file", refusal.Message);
    }
}
