using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FalGenerated.Emulator;
using FalGenerated.EndToEnd.Tests.Cli;

namespace FalGenerated.EndToEnd.Tests.Batches;

/// <summary>A folder of clips with different contents, a folder for outputs, a journal, and an emulator.</summary>
internal sealed class BatchBench : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-batch-");

    private BatchBench(FalEmulator emulator)
    {
        Emulator = emulator;
        Directory.CreateDirectory(In);
        Directory.CreateDirectory(Out);
    }

    public FalEmulator Emulator { get; }

    public string In => PathOf("in");

    public string Out => PathOf("out");

    public static async Task<BatchBench> StartAsync(int clips, FalEmulatorOptions? options = null)
    {
        BatchBench bench = new(await FalEmulator.StartAsync(options ?? new() { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.Zero }, TestContext.Current.CancellationToken));
        for (int number = 0; number < clips; number++)
        {
            await WriteClipAsync(bench.Clip(number), number);
        }

        return bench;
    }

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public string Clip(int number) => Path.Combine(In, $"c{number:0000}.mp4");

    public string OutputOf(int number) => Path.Combine(Out, $"c{number:0000}.mp4");

    /// <summary>Runs the command over the folder of clips with JSON.</summary>
    public Task<CliResult> RunAsync(params string[] more) => StartLine([In, .. more]).EndAsync();

    public RunningCli StartLine(params string[] arguments) => new(
        new Dictionary<string, string> { ["FAL_JOURNAL"] = PathOf("journal") }, terminal: false,
        ["batch", .. arguments, "--output-folder", Out, "--server", Emulator.QueueUrl.AbsoluteUri, "--json"]);

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Counts the jobs of each clip by the content that the service got.</summary>
    public static async Task<int[]> JobsOfAsync(FalEmulator emulator, IEnumerable<string> clips)
    {
        Dictionary<string, string> contents = [];
        foreach (FileSnapshot file in emulator.Files)
        {
            contents[file.Url.AbsoluteUri] = await file.Sha256Async(TestContext.Current.CancellationToken);
        }

        ILookup<string, string> jobs = emulator.Jobs.ToLookup(job => contents[(string)JsonNode.Parse(job.Input)!["video_url"]!], job => job.RequestId);
        return [.. clips.Select(clip => jobs[Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(clip)))].Count())];
    }

    /// <summary>A clip whose content is its number's alone, by a box that players skip.</summary>
    public static async Task WriteClipAsync(string path, int number)
    {
        byte[] box = [0, 0, 0, 12, .. "free"u8, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(box.AsSpan(8), number);
        await File.WriteAllBytesAsync(path, [.. await File.ReadAllBytesAsync(Repository.PathOf("tests", "Media", "clip.mp4"), TestContext.Current.CancellationToken), .. box], TestContext.Current.CancellationToken);
    }
}
