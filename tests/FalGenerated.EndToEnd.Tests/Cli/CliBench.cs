using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>A folder with a clip and a journal, and an emulator that the command line is pointed at.</summary>
internal sealed class CliBench : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-cli-");

    private CliBench(FalEmulator emulator)
    {
        Emulator = emulator;
        File.Copy(Repository.PathOf("tests", "Media", "clip.mp4"), Clip);
    }

    public FalEmulator Emulator { get; }

    public string Clip => PathOf("clip.mp4");

    public string Output => PathOf("out.mp4");

    public string Journal => PathOf("journal");

    public string Server => Emulator.QueueUrl.AbsoluteUri;

    /// <summary>Jobs are done at once unless the options say otherwise.</summary>
    public static async Task<CliBench> StartAsync(FalEmulatorOptions? options = null) =>
        new(await FalEmulator.StartAsync(options ?? new() { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.Zero }, TestContext.Current.CancellationToken));

    public static Task<CliBench> StartAsync(string scenario)
    {
        FalEmulatorOptions options = new() { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.Zero };
        options.Scenarios.Add(Scenario.Named(scenario));
        return StartAsync(options);
    }

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>The line that most tests repeat: the clip, to the output, at the emulator, with JSON.</summary>
    public string[] Line(params string[] more) => ["upscale", Clip, "--output", Output, "--server", Server, "--json", .. more];

    public RunningCli Start(params string[] args) => new(new Dictionary<string, string> { ["FAL_JOURNAL"] = Journal }, terminal: false, args);

    public async Task<CliResult> RunAsync(params string[] args)
    {
        using RunningCli run = Start(args);
        return await run.EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
