using System.Text.RegularExpressions;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>The page of the command line says what the program does.</summary>
public sealed partial class CliReadmeTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("src", "FalGenerated.Cli", "README.md"));

    [Fact]
    public async Task Page_EveryCommandAfterAPrompt_Runs()
    {
        await using CliBench bench = await CliBench.StartAsync();
        MatchCollection commands = Command().Matches(Page);

        Assert.Equal(2, commands.Count);
        foreach (Match command in commands)
        {
            string[] args = [.. command.Groups["args"].Value.Split(' ').Select(word => word.EndsWith(".mp4", StringComparison.Ordinal) ? bench.PathOf(word) : word)];
            CliResult run = await bench.RunAsync(args);
            Assert.True(run.ExitCode == 0, run.Error);
        }

        Assert.True(File.Exists(bench.Output));
    }

    [Fact]
    public void Page_KeysOfEveryObject_AreThoseOfTheProgram()
    {
        (_, string keys) = Docs.Pages.Blocks("src/FalGenerated.Cli/README.md").Single(block => block.Language.Length == 0);

        Assert.Equal(CliResult.BaseKeys, Bracketed().Replace(keys, "").Split(',', StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData("upscale", "upscale nothing.mp4 --emulator")]
    [InlineData("run", "run a/b --input nothing.json")]
    [InlineData("probe", "probe nothing.mp4")]
    [InlineData("status", "status fal1.x --server http://127.0.0.1:1/")]
    [InlineData("result", "result fal1.x --server http://127.0.0.1:1/")]
    [InlineData("cancel", "cancel fal1.x --server http://127.0.0.1:1/")]
    [InlineData("upload", "upload nothing.mp4")]
    [InlineData("download", "download nothing.mp4")]
    [InlineData("emulator", "emulator --scenario nothing")]
    public async Task Page_KeysOfAVerb_AreThoseOfTheProgramOnFailureToo(string verb, string line)
    {
        string row = Page.Split('\n').Last(text => text.StartsWith($"| `{verb}` |", StringComparison.Ordinal));
        string cell = verb == "cancel" ? row.Split('|')[2].Split('(')[0] : Inner().Replace(row.Split('|')[2], "");
        using RunningCli run = new(new Dictionary<string, string>(), terminal: false, [.. line.Split(' '), "--json"]);

        CliResult refused = await run.EndAsync();

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(Name().Matches(cell).Select(name => name.Groups[1].Value), refused.OwnKeys());
    }

    [GeneratedRegex(@"^\$ fal-upscale (?<args>.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"[({[].*?[)}\]]+", RegexOptions.Singleline)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\[.*?\]")]
    private static partial Regex Inner();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Name();
}
