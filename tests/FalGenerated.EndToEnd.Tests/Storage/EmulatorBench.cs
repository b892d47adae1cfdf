using System.Security.Cryptography;
using FalGenerated.Emulator;
using FalGenerated.Tests.Storage;

namespace FalGenerated.EndToEnd.Tests.Storage;

/// <summary>An emulator, a client that speaks to it over real connections with quick pauses, a folder, and a source of some parts.</summary>
internal sealed class EmulatorBench : IAsyncDisposable
{
    public const int PartSize = 256 * 1024;
    public const int Parts = 4;

    private readonly SocketsHttpHandler connections = new() { AllowAutoRedirect = false, UseCookies = false };

    private EmulatorBench(FalEmulator emulator, Action<FalOptions>? change)
    {
        Emulator = emulator;
        FalOptions options = new()
        {
            ApiKey = emulator.Key,
            QueueUrl = emulator.QueueUrl,
            RunUrl = emulator.RunUrl,
            RestUrl = emulator.RestUrl,
            ApiUrl = emulator.ApiUrl,
        };
        options.Storage.PartSize = PartSize;
        options.Storage.MultipartThreshold = PartSize;
        change?.Invoke(options);
        Client = new FalClient(options, connections, Time);
        Source = PathOf("in.bin");
        new Random(7).NextBytes(Content);
        File.WriteAllBytes(Source, Content);
    }

    public FalEmulator Emulator { get; }

    public FalClient Client { get; }

    public QuickTime Time { get; } = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("fal-files-").FullName;

    public byte[] Content { get; } = new byte[((Parts - 1) * PartSize) + 12_345];

    public string Source { get; }

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));

    public static async Task<EmulatorBench> StartAsync(Action<FalOptions>? change = null, FalEmulatorOptions? options = null) =>
        new(await FalEmulator.StartAsync(options, TestContext.Current.CancellationToken), change);

    public string PathOf(string name) => Path.Combine(Folder, name);

    public async Task<Uri> UploadCleanlyAsync()
    {
        UploadedFile file = await Client.Storage.UploadFileAsync(Source, cancellationToken: TestContext.Current.CancellationToken);
        return file.Url;
    }

    /// <summary>Asserts that the emulator holds the source, in the right parts, and never saw a key at its files port.</summary>
    public async Task AssertHoldsAsync(string url)
    {
        FileSnapshot held = Assert.Single(Emulator.Files, file => file.Url.AbsoluteUri == url);
        Assert.Equal([PartSize, PartSize, PartSize, 12_345], held.Parts);
        Assert.Equal(Sha256, await held.Sha256Async(TestContext.Current.CancellationToken));
        Assert.Equal(0, Emulator.AuthorizationOnFilesPort);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        connections.Dispose();
        await Emulator.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
