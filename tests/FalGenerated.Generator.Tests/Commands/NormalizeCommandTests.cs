using System.CommandLine;
using FalGenerated.Generator.Commands;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Commands;

public sealed class NormalizeCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_WithoutAnEndpoint_RefreshesEverySnapshotOfTheLock()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        await File.WriteAllTextAsync(Path.Combine(contract.Root, "contract.lock.json"), """{"lockVersion":1,"normalForm":1,"endpoints":{"acme/thing/make":{}}}""", Token);

        (int code, string output, string error) = await RunAsync("--root", contract.Root, "--write");

        Assert.Equal((0, "", ""), (code, output, error));
        Assert.Equal(JsonText.Write(Normalizer.Effective(contract.Folder)), await File.ReadAllBytesAsync(contract.Folder.Effective, Token));
    }

    [Fact]
    public async Task Effective_PrintsTheCorrectedContractWithoutCSharpNames()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());

        (int code, string output, _) = await RunAsync(SmallDocument.Endpoint, "--root", contract.Root, "--effective");

        Assert.Equal(0, code);
        Assert.Contains("/acme/thing/requests/{request_id}", output, StringComparison.Ordinal);
        Assert.DoesNotContain("x-csharp", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_GoesToStandardErrorWithExitCode3()
    {
        using TestContract contract = TestContract.Of("{}");

        (int code, string output, string error) = await RunAsync(SmallDocument.Endpoint, "--root", contract.Root);

        Assert.Equal((3, ""), (code, output));
        Assert.Contains("openapi.json(1,1): error FALGEN0020: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_ThatCannotBeWritten_IsOneLineForABuild()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        Directory.CreateDirectory(Path.Combine(contract.Folder.Effective, "in-the-way"));

        (int code, string output, string error) = await RunAsync(SmallDocument.Endpoint, "--root", contract.Root, "--write");

        Assert.Equal((ExitCodes.Usage, ""), (code, output));
        Assert.Matches(@"^fal-contract\(1,1\): error FALGEN0005: [^\n]+effective\.json[^\n]+; make it accessible and run this again\r?\n$", error);
    }

    [Fact]
    public void Endpoint_ThatIsMissing_IsAUsageError()
    {
        ParseResult result = NormalizeCommand.Create().Parse([]);

        Assert.Equal("Name an endpoint, such as owner/app/path, or give --write to refresh every snapshot.", Assert.Single(result.Errors).Message);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = await NormalizeCommand.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Token);
        return (code, output.ToString(), error.ToString());
    }
}
