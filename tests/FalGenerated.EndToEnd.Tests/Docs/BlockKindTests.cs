namespace FalGenerated.EndToEnd.Tests.Docs;

/// <summary>Every block of a page is of a kind that some test compiles or runs.</summary>
public sealed class BlockKindTests
{
    private static readonly Dictionary<string, string[]> Kinds = new()
    {
        ["csharp"] = [.. Pages.All], // ReadmeTests
        ["sh"] = ["README.md", "generator/README.md", "generator/FalGenerated.Build/README.md", "src/FalGenerated.Cli/README.md", .. Pages.Site], // ShellPageTests, SitePageTests
        ["xml"] = ["generator/README.md", "generator/FalGenerated.Build/README.md"], // ShellPageTests
        ["console"] = ["src/FalGenerated.Cli/README.md", "src/FalGenerated.Worker/README.md"], // CliReadmeTests, WorkerPageTests: each command
        [""] = ["src/FalGenerated.Cli/README.md"], // CliReadmeTests: the keys
        ["json"] = ["src/FalGenerated.Emulator/README.md", "src/FalGenerated.Mcp/README.md"], // their ReadmeTests: applied as a scenario, started as a server
    };

    public static TheoryData<string> Names => [.. Pages.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_EveryBlock_IsOfAKindThatATestRuns(string page) =>
        Assert.All(Pages.Blocks(page), block => Assert.Contains(page, Kinds[block.Language]));

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_EveryFence_IsOfABlock(string page) =>
        Assert.Equal(Pages.Text(page).Split('\n').Count(line => line.StartsWith("```", StringComparison.Ordinal)), 2 * Pages.Blocks(page).Count());
}
