using System.Text.RegularExpressions;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Docs;

/// <summary>Every fal-contract line of the generator's page, and of the ready workflows, runs in a copy of this repository's contracts, one after the other.</summary>
public sealed partial class PageCommandTests
{
    private const string Pin = "fal-ai/bytedance-upscaler/upscale/video/openapi.json";

    // A test has no network: what these verbs would fetch comes from a file.
    private static readonly string[] Fetching = ["add", "check", "fetch", "update"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_EveryCommand_Succeeds()
    {
        using TemporaryFolder folder = new();
        CopyContracts(folder);
        string[] lines = [.. Block().Matches(await File.ReadAllTextAsync(Repository.PathOf("generator", "README.md"), Token))
            .SelectMany(block => block.Groups["code"].Value.Split('\n')).Where(line => line.StartsWith("fal-contract ", StringComparison.Ordinal))];

        foreach (string line in lines)
        {
            CommandRun run = await RunAsync(folder, line);
            Assert.True(run.ExitCode == 0, $"{line}\n{run.Output}");
        }

        Assert.InRange(lines.Length, 8, 20);
        Assert.True(File.Exists(folder.PathOf("drift.md")));
    }

    [Fact]
    public async Task ReadyWorkflows_EveryCommand_Succeeds()
    {
        using TemporaryFolder folder = new();
        CopyContracts(folder);
        string[] lines = [.. Directory.EnumerateFiles(Repository.PathOf("generator", "ci"), "*.yml", SearchOption.AllDirectories)
            .SelectMany(file => InstalledTool().Matches(File.ReadAllText(file)).Select(match => match.Groups["line"].Value.Trim()))];

        foreach (string line in lines)
        {
            CommandRun run = await RunAsync(folder, line);
            Assert.True(run.ExitCode == 0, $"{line}\n{run.Output}");
        }

        Assert.Equal(["fal-contract check", "fal-contract check", "fal-contract verify", "fal-contract verify"], lines.Select(line => string.Join(' ', line.Split(' ')[..2])).Order(StringComparer.Ordinal));
    }

    private static async Task<CommandRun> RunAsync(TemporaryFolder folder, string line)
    {
        List<string> arguments = [.. Word().Matches(line).Select(word => word.Value.Trim('"')).Skip(1)];
        if (Fetching.Contains(arguments[0]))
        {
            // The page's endpoint to add is one that nobody pinned; the others work on what is pinned first.
            arguments.AddRange(arguments[0] == "add" ? ["--from", "flux.json"] : ["fal-ai/bytedance-upscaler/upscale/video", "--from", "openapi/" + Pin]);
        }

        return await CommandRun.DotnetAsync(folder.Root, Token, [Path.Combine(AppContext.BaseDirectory, "fal-contract.dll"), .. arguments]);
    }

    private static void CopyContracts(TemporaryFolder folder)
    {
        string root = Repository.PathOf("openapi");
        foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            string target = folder.PathOf("openapi", Path.GetRelativePath(root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        File.WriteAllText(folder.PathOf("flux.json"), File.ReadAllText(Path.Combine(root, Pin)).Replace("fal-ai/bytedance-upscaler/upscale/video", "fal-ai/flux/dev", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^```sh\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"dotnet (?<line>fal-contract [^|\n]+)")]
    private static partial Regex InstalledTool();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();
}
