using System.Collections.Concurrent;
using FalGenerated.Transport;

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
        LiveMemory? live = null;
        await using RawHost host = new(async exchange =>
        {
            await exchange.DrainAsync();
            if (exchange.Method == "PUT")
            {
                parts[exchange.Path] = exchange.Length;
                if (parts.Count % 32 == 16)
                {
                    live!.Look();
                }
            }

            completed += exchange.Path.EndsWith("/complete", StringComparison.Ordinal) ? 1 : 0;
            await exchange.AnswerAsync(
                200,
                exchange.Path.StartsWith("/storage/", StringComparison.Ordinal) ? """{"upload_url":"http://127.0.0.1:PORT/up/1","file_url":"https://v3.fal.media/1"}""".Replace("PORT", exchange.Header("Host")!.Split(':')[1], StringComparison.Ordinal) : "",
                "ETag: \"t\"\r\n");
        });
        using FalClient client = new(
            new FalOptions { ApiKey = "id:secret", RestUrl = host.Address, TrustedFileHosts = { "127.0.0.1" } }, FalTransport.OverSockets, TimeProvider.System);
        string path = Path.GetTempFileName();
        await using FileStream sparse = new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite, 1, FileOptions.DeleteOnClose);
        await using Stream source = seekable ? sparse : new ForwardStream(sparse);

        // The first upload pays for what the runtime compiles and opens once.
        await UploadAsync(20 * PartSize);
        parts.Clear();
        completed = 0;
        (UploadedFile file, long held, long peak) = await UploadAsync(Size);

        TestContext.Current.TestOutputHelper!.WriteLine($"{file.Parts} parts: at most {held >> 20} MiB in use, {peak >> 20} MiB more resident");
        Assert.Equal((513, Size), (file.Parts, file.Bytes));
        Assert.Equal(513, parts.Count);
        Assert.Equal(Size - (512L * PartSize), parts["/up/1/513"]);
        Assert.All(Enumerable.Range(1, 512), number => Assert.Equal(PartSize, parts[$"/up/1/{number}"]));
        Assert.Equal(1, completed);

        // What is in use is exact: a stream's four buffers, a file's none. What is resident also counts what the collector has not looked at yet.
        Assert.InRange(held, long.MinValue, (seekable ? 0 : 4L * PartSize) + (2 << 20));
        Assert.InRange(peak, long.MinValue, (seekable ? 0 : 4L * PartSize) + (24 << 20));

        async Task<(UploadedFile File, long HeldBytes, long PeakBytes)> UploadAsync(long size)
        {
            sparse.Position = 0;
            sparse.SetLength(size);
            using PeakMemory resident = new();
            live = new LiveMemory();
            UploadedFile uploaded = await client.Storage.UploadAsync(source, cancellationToken: TestContext.Current.CancellationToken);
            return (uploaded, live.GrownBytes, resident.GrownBytes);
        }
    }
}
