using FalGenerated.Emulator;
using FalGenerated.EndToEnd.Tests.Kit;

namespace FalGenerated.EndToEnd.Tests.Docs;

/// <summary>
/// Every command of the pages runs, in their order: in a repository with nothing but our packages, or in a clone of this one. What a reader
/// would have from the service comes from a file or from the emulator; nothing else about a line is changed.
/// </summary>
[Collection(WithPackages.Name)]
public sealed class ShellPageTests(PackedFeed feed)
{
    private const string Flux = "fal-ai/flux/dev";
    private const string Upscaler = "fal-ai/bytedance-upscaler/upscale/video";

    private static readonly string FluxDocument =
        ForeignRepository.DocumentOf("fal-ai/imagine/dev").Replace("fal-ai/imagine", "fal-ai/flux", StringComparison.Ordinal).Replace("ImagineDev", "FluxDev", StringComparison.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task PageOfTheBuildPackage_MakesAClient()
    {
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);
        repository.Write("flux.json", FluxDocument);
        Terminal terminal = repository.Terminal();

        await RunAsync("generator/FalGenerated.Build/README.md", repository, terminal, new() { ["dotnet fal-contract add"] = new("--from flux.json") });
        Assert.Equal(5, terminal.Commands);

        repository.Write("Acme.Fal/Uses.cs", ForeignPrograms.FluxDev);
        await terminal.RunAsync("dotnet build Acme.Fal -warnaserror", Token);
    }

    [Fact(Explicit = true)]
    public async Task PageOfTheGenerator_RegeneratesElsewhereAndChecksForDrift()
    {
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);
        repository.Write("flux.json", FluxDocument);
        await using FalEmulator emulator = await FalEmulator.StartAsync(
            new() { Contracts = { FluxDocument.Replace("\"maximum\": 50", "\"maximum\": 40", StringComparison.Ordinal) } }, Token);
        string live = $"{Flux} --source {emulator.SiteUrl}api/openapi/queue/openapi.json?endpoint_id={Flux}";
        Terminal terminal = repository.Terminal();

        await RunAsync("generator/README.md", repository, terminal, new()
        {
            ["fal-contract add"] = new("--from flux.json"),
            ["fal-contract check"] = new(live, ExitCode: 1),
            ["fal-contract update"] = new(live),
        });

        Assert.Equal(13, terminal.Commands);
        Assert.Contains("maximum changed from 50 to 40", repository.Read("drift.md"), StringComparison.Ordinal);
        Assert.Contains("agreed in the weekly meeting", repository.Read("openapi/contract.lock.json"), StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task PageOfTheCommandLine_InstallsIt()
    {
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);
        await using FalEmulator emulator = await FalEmulator.StartAsync(new() { Speed = 1000 }, Token);
        AddClips(repository, ".");
        Terminal terminal = repository.Terminal();

        await RunAsync("src/FalGenerated.Cli/README.md", repository, terminal, new()
        {
            ["fal-upscale batch clips/ --output-folder big --resolution 4k --max-total"] = new($"--server {emulator.QueueUrl}"),
        });

        Assert.Equal(4, terminal.Commands);
        Assert.True(File.Exists(repository.PathOf("big/one.mp4")));
        Assert.StartsWith(feed.Version, await terminal.RunAsync("fal-upscale --version", Token), StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task FrontPage_RunsInAClone()
    {
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);
        await using FalEmulator emulator = await FalEmulator.StartAsync(new() { Speed = 1000 }, Token);
        Terminal terminal = repository.Terminal();
        await terminal.RunAsync("dotnet tool install --global FalGenerated.Cli", Token);
        await terminal.RunAsync($"git clone --quiet {Repository.Root} clone", Token);
        File.Copy(repository.PathOf("clone/tests/Media/clip.mp4"), repository.PathOf("clone/clip.mp4"));
        AddClips(repository, "clone");
        string service = $"--server {emulator.QueueUrl}";
        string live = $"{Upscaler} --source {emulator.SiteUrl}api/openapi/queue/openapi.json?endpoint_id={Upscaler}";
        Terminal clone = repository.TerminalIn("clone");

        await RunAsync("README.md", repository, clone, new()
        {
            ["dotnet test"] = Setting.LeftOut, // The run that this test is part of: .ci/run begins with that line.
            ["fal-upscale upscale"] = new(service),
            ["fal-upscale batch"] = new(service),
            ["fal-upscale status TOKEN"] = new(service),
            ["dotnet run --project generator/FalGenerated.Generator -- check"] = new(live),
            ["dotnet run --project generator/FalGenerated.Generator -- update"] = new(live),
        });

        Assert.Equal(9, clone.Commands);
        Assert.True(File.Exists(repository.PathOf("clone/out.mp4")));
        Assert.True(File.Exists(repository.PathOf("clone/big.mp4")));
    }

    /// <summary>The folders of a batch, as its reader has them.</summary>
    private static void AddClips(ForeignRepository repository, string folder)
    {
        Directory.CreateDirectory(repository.PathOf($"{folder}/clips"));
        Directory.CreateDirectory(repository.PathOf($"{folder}/big"));
        File.Copy(Repository.PathOf("tests", "Media", "clip.mp4"), repository.PathOf($"{folder}/clips/one.mp4"));
    }

    /// <summary>Runs the blocks of a page. XML goes into the project that the commands made, as the page means it.</summary>
    private static async Task RunAsync(string page, ForeignRepository repository, Terminal terminal, Dictionary<string, Setting> settings)
    {
        HashSet<string> open = [.. settings.Keys];
        foreach ((string language, string text) in Pages.Blocks(page))
        {
            if (language == "xml")
            {
                repository.AddToProject("Acme.Fal/Acme.Fal.csproj", text);
            }

            foreach (string command in language == "sh" ? Pages.Commands(text) : [])
            {
                string? key = settings.Keys.FirstOrDefault(beginning => command.StartsWith(beginning, StringComparison.Ordinal));
                Setting setting = key is null ? new Setting("") : settings[key];
                open.Remove(key ?? "");
                if (setting == Setting.LeftOut)
                {
                    continue;
                }

                string line = command.Contains("TOKEN", StringComparison.Ordinal) ? command.Replace("TOKEN", await LastTokenAsync(repository), StringComparison.Ordinal) : command;
                await terminal.RunAsync($"{line} {setting.Append}", Token, setting.ExitCode);
            }
        }

        // A setting that no line has any more would hide what became of the line.
        Assert.Empty(open);
    }

    private static async Task<string> LastTokenAsync(ForeignRepository repository)
    {
        string jobs = await repository.Terminal().RunAsync("fal-upscale jobs --json", Token);
        return jobs.Split('"').Last(text => text.StartsWith("fal1.", StringComparison.Ordinal));
    }

    /// <summary>What the surroundings of a test add to a line.</summary>
    private sealed record Setting(string Append, int ExitCode = 0)
    {
        public static Setting LeftOut { get; } = new("", -1);
    }
}
