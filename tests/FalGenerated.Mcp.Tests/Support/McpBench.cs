using System.Text;
using FalGenerated.Emulator;

namespace FalGenerated.Mcp.Tests.Support;

/// <summary>An emulator, a folder that a model may use, one that it may not, and a ledger. Its sessions are servers of their own on that ledger.</summary>
internal sealed class McpBench : IAsyncDisposable
{
    /// <summary>The upper bound of the clip at the service's defaults.</summary>
    public const decimal ClipUsd = 0.0288m;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("fal-mcp-tests-");

    private McpBench(FalEmulator emulator)
    {
        Emulator = emulator;
        Directory.CreateDirectory(Videos);
        Directory.CreateDirectory(Outside);
        Directory.CreateDirectory(Path.GetDirectoryName(Ledger)!);
        File.Copy(Media, Video("clip.mp4"));
        File.Copy(Media, Path.Combine(Outside, "secret.mp4"));
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public FalEmulator Emulator { get; }

    public string Videos => Path.Combine(root.FullName, "videos");

    public string Outside => Path.Combine(root.FullName, "outside");

    public string Ledger => Path.Combine(root.FullName, "state", "ledger");

    private static string Media => Repository.PathOf("tests", "Media", "clip.mp4");

    /// <summary>Jobs are done at once unless the options say otherwise.</summary>
    public static async Task<McpBench> StartAsync(FalEmulatorOptions? options = null) =>
        new(await FalEmulator.StartAsync(options ?? new() { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.Zero }, Token));

    public string Video(string name) => Path.Combine(Videos, name);

    /// <summary>The path of a clip of the same length and price and of other content: a box that players skip follows the clip.</summary>
    public string OtherClip(string name)
    {
        byte[] filling = Encoding.UTF8.GetBytes(name.PadRight(24));
        File.WriteAllBytes(Video(name), [.. File.ReadAllBytes(Media), 0, 0, 0, 32, .. "free"u8, .. filling]);
        return Video(name);
    }

    /// <summary>The command line of a server.</summary>
    public string[] Line(string limit, string confirmAbove = "1000", params string[] more) =>
        ["--limit", limit, "--confirm-above", confirmAbove, "--ledger", Ledger, "--folder", Videos, "--emulator", Emulator.QueueUrl.AbsoluteUri, .. more];

    public Task<ModelSession> ConnectAsync(decimal limit = 1000, decimal confirmAbove = 1000) =>
        ModelSession.InProcessAsync(Line(
            limit.ToString(System.Globalization.CultureInfo.InvariantCulture), confirmAbove.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Everything that the ledger counts, in US dollars, read by the SDK and not by a server.</summary>
    public async Task<decimal> CountedAsync() =>
        (await SpendLedger.InFile(Ledger).ListAsync("default", Token).ToListAsync(Token)).Sum(entry => entry.CountedUsd);

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        root.Delete(recursive: true);
    }
}
