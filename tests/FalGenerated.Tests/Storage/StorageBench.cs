using FalGenerated.Files;

namespace FalGenerated.Tests.Storage;

/// <summary>A storage over fake hosts and a quick clock, a folder for files, and bytes to send. Chance is always one half: pauses are exact.</summary>
internal sealed class StorageBench : IDisposable
{
    private readonly HttpClient rest;
    private readonly HttpClient files;

    public StorageBench(Action<FalStorageOptions>? change = null, string[]? trusted = null)
    {
        FalStorageOptions options = new() { PartSize = 1000, MultipartThreshold = 2000, StallTimeout = TimeSpan.FromHours(1) };
        change?.Invoke(options);
        rest = new HttpClient(Hosts, disposeHandler: false) { BaseAddress = new Uri("https://rest.fal.test/") };
        files = new HttpClient(Hosts, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        Storage = new FalStorage(rest, files, options, new FileAddressPolicy(trusted ?? ["fal.media", ".fal.media"]), Time, () => 0.5);
    }

    public FakeHosts Hosts { get; } = new();

    public QuickTime Time { get; } = new();

    public FalStorage Storage { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("fal-files-").FullName;

    /// <summary>Bytes that begin like an mp4 file and differ everywhere.</summary>
    public static byte[] Video(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        "\0\0\0\u0018ftypmp42"u8[..Math.Min(12, length)].CopyTo(bytes);
        return bytes;
    }

    public string WriteFile(string name, byte[] bytes)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>The names in the folder, temporary files included.</summary>
    public string[] Names() => [.. Directory.GetFileSystemEntries(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        rest.Dispose();
        files.Dispose();
        Hosts.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
