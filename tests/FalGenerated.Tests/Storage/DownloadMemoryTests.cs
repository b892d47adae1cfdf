using FalGenerated.Tests.Support;
using FalGenerated.Transport;

namespace FalGenerated.Tests.Storage;

/// <summary>What a download holds in memory while it runs, looked at by the host between its blocks.</summary>
[Collection(nameof(AloneTests))]
public sealed class DownloadMemoryTests : IDisposable
{
    private const int Block = 1 << 20;
    private const int BetweenLooks = 8;
    private readonly string folder = Directory.CreateTempSubdirectory("fal-memory-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task Download_OfManyMegabytes_HoldsFew() => DownloadAsync(64);

    [Fact(Explicit = true)]
    public Task Download_OfAGibibyte_HoldsNoMore() => DownloadAsync(1024);

    private async Task DownloadAsync(int blocks)
    {
        byte[] block = StorageBench.Video(Block);
        LiveMemory memory = new();
        int looks = 0;
        await using RawHost host = new(async exchange =>
        {
            await exchange.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {(long)blocks * Block}\r\n\r\n");
            for (int sent = 0; sent < blocks; sent++)
            {
                await exchange.WriteAsync(block);
                if (sent % BetweenLooks == BetweenLooks - 1)
                {
                    memory.Look();
                    looks++;
                }
            }
        });
        using FalClient client = new(
            new FalOptions { ApiKey = "id:secret", TrustedFileHosts = { "127.0.0.1" } }, FalTransport.OverSockets, TimeProvider.System);

        DownloadedFile file = await client.Storage.DownloadAsync(
            new Uri(host.Address, "files/1"), Path.Combine(folder, "out.bin"), cancellationToken: TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper!.WriteLine($"{blocks} MiB down, at {looks} looks at most +{memory.GrownBytes / 1024} KiB in use");
        Assert.Equal((long)blocks * Block, file.Bytes);
        Assert.Equal(blocks / BetweenLooks, looks);
        Assert.InRange(memory.GrownBytes, 0, 8 << 20);
    }
}
