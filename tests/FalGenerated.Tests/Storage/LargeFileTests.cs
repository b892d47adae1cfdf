using System.Collections.Concurrent;

namespace FalGenerated.Tests.Storage;

[Collection(nameof(AloneTests))]
public sealed class LargeFileTests
{
    private const long Size = (5L << 30) + 12_345;
    private const int PartSize = 10 * 1024 * 1024;

    [Theory(Explicit = true)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FiveGibibytes_GoUp_InFlatMemory(bool seekable)
    {
        ConcurrentDictionary<string, long> parts = new();
        int completed = 0;
        await using RawHost host = new(async exchange =>
        {
            await exchange.DrainAsync();
            if (exchange.Method == "PUT")
            {
                parts[exchange.Path] = exchange.Length;
            }

            completed += exchange.Path.EndsWith("/complete", StringComparison.Ordinal) ? 1 : 0;
            await exchange.AnswerAsync(
                200,
                exchange.Path.StartsWith("/storage/", StringComparison.Ordinal) ? """{"upload_url":"http://127.0.0.1:PORT/up/1","file_url":"https://v3.fal.media/1"}""".Replace("PORT", exchange.Header("Host")!.Split(':')[1], StringComparison.Ordinal) : "",
                "ETag: \"t\"\r\n");
        });
        using FalClient client = new(
            new FalOptions { Key = "id:secret", RestUrl = host.Address, TrustedFileHosts = { "127.0.0.1" } }, FalTransport.OverSockets, TimeProvider.System);
        string path = Path.GetTempFileName();
        await using FileStream sparse = new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite, 1, FileOptions.DeleteOnClose);
        await using Stream source = seekable ? sparse : new ForwardStream(sparse);

        // The first upload pays for what the runtime compiles and opens once, the second says what an upload of few parts holds.
        await UploadAsync(20 * PartSize);
        (_, long few) = await UploadAsync(20 * PartSize);
        parts.Clear();
        completed = 0;
        (UploadedFile file, long many) = await UploadAsync(Size);

        TestContext.Current.TestOutputHelper!.WriteLine($"20 parts, memory +{few >> 20} MiB; {file.Parts} parts, memory +{many >> 20} MiB");
        Assert.Equal((513, Size), (file.Parts, file.Bytes));
        Assert.Equal(513, parts.Count);
        Assert.Equal(Size - (512L * PartSize), parts["/up/1/513"]);
        Assert.All(Enumerable.Range(1, 512), number => Assert.Equal(PartSize, parts[$"/up/1/{number}"]));
        Assert.Equal(1, completed);
        Assert.InRange(few, long.MinValue, (4L * PartSize) + (8 << 20));

        // 25 times as much may add what the collector has not looked at yet, about 14 MiB; one byte kept of 256 would be seen.
        Assert.InRange(many, long.MinValue, few + (2 * PartSize));

        async Task<(UploadedFile File, long GrownBytes)> UploadAsync(long size)
        {
            sparse.Position = 0;
            sparse.SetLength(size);
            using PeakMemory peak = new();
            return (await client.Storage.UploadAsync(source, cancellationToken: TestContext.Current.CancellationToken), peak.GrownBytes);
        }
    }
}
