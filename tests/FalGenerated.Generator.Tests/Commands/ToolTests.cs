using System.Text.RegularExpressions;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Commands;

/// <summary>The program as a user of the tool meets it.</summary>
public sealed partial class ToolTests
{
    private static readonly string[] ContractCommands = ["accept", "add", "check", "compare", "explain", "fetch", "generate", "normalize", "page", "rules", "update", "verify"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Version_IsOneLineWithTheVersion()
    {
        CommandRun run = await ToolAsync(Repository.Root, "--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(VersionLine(), run.Output);
    }

    [Fact]
    public async Task Help_FitsAScreen_AndNamesEveryVerb()
    {
        CommandRun run = await ToolAsync(Repository.Root, "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.InRange(run.Output.TrimEnd().Split('\n').Length, 10, 24);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.All(ContractCommands, verb => Assert.Matches($"(?m)^  {verb} ", run.Output));
    }

    [Fact]
    public async Task Suggest_OfABeginning_CompletesTheVerbs()
    {
        CommandRun run = await ToolAsync(Repository.Root, "[suggest]", "ver");

        Assert.Contains("verify", run.Output.Split('\n').Select(line => line.Trim()));
        Assert.DoesNotContain("check", run.Output.Split('\n').Select(line => line.Trim()));
    }

    [Fact]
    public async Task Verify_BelowTheRootOfARepository_FindsItsLock()
    {
        CommandRun run = await ToolAsync(Repository.PathOf("src", "FalGenerated"), "verify");

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public async Task Verify_InARepositoryWithoutALock_SaysWhatToDo()
    {
        using TemporaryFolder folder = new();

        CommandRun run = await ToolAsync(folder.Root, "verify");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("contract.lock.json", run.Output, StringComparison.Ordinal);
    }

    private static Task<CommandRun> ToolAsync(string folder, params string[] arguments) =>
        CommandRun.DotnetAsync(folder, Token, [Path.Combine(AppContext.BaseDirectory, "fal-contract.dll"), .. arguments]);

    [GeneratedRegex(@"^\d+\.\d+\.\d+\S*\s*$")]
    private static partial Regex VersionLine();
}
