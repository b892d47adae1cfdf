using System.Diagnostics;
using System.Globalization;
using FalGenerated.Transport;

namespace FalGenerated.Tests.Storage;

/// <summary>
/// One gibibyte up and down over loopback, beside curl, in one run. It prints figures and asserts the memory only: rates depend on the
/// machine, so they are given as a ratio to curl's.
/// </summary>
[Collection(nameof(AloneTests))]
public sealed class TransferRateTests : IAsyncDisposable
{
    private const long Size = 1L << 30;
    private const int PartSize = 10 * 1024 * 1024;
    private const int Rounds = 3;
    private readonly string folder = Directory.CreateTempSubdirectory("fal-rate-").FullName;
    private readonly RawHost host;
    private readonly FalClient client;

    public TransferRateTests()
    {
        host = new RawHost(ServeAsync);
        client = new FalClient(
            new FalOptions { ApiKey = "id:secret", RestUrl = host.Address, TrustedFileHosts = { "127.0.0.1" } }, FalTransport.OverSockets, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact(Explicit = true)]
    public async Task OneGibibyte_UpAndDown_IsFlatInMemoryAndNotFarFromCurl()
    {
        string source = Path.Combine(folder, "in.bin");
        await FillAsync(source);
        string parts = await SplitForCurlAsync(source);

        // Once unmeasured: what is compiled and grown on the first use is not the transfer's.
        await client.Storage.UploadFileAsync(source, cancellationToken: TestContext.Current.CancellationToken);
        for (int round = 0; round < Rounds; round++)
        {
            double curlUp = await RateAsync(() => RunAsync("curl", "-sSZ", "--no-progress-meter", "--parallel-max", "4", "-K", parts));
            using (PeakMemory peak = new())
            {
                double ours = await RateAsync(() => client.Storage.UploadFileAsync(source));
                Print("up, file", ours, curlUp, peak);
                Assert.InRange(peak.GrownBytes, long.MinValue, (4L * PartSize) + (8 << 20));
            }

            using (PeakMemory peak = new())
            {
                // At most the parts in flight, and 8 MiB.
                await using ForwardStream stream = new(File.OpenRead(source));
                double ours = await RateAsync(() => client.Storage.UploadAsync(stream));
                Print("up, stream", ours, curlUp, peak);
                Assert.InRange(peak.GrownBytes, long.MinValue, (4L * PartSize) + (8 << 20));
            }

            string byCurl = Path.Combine(folder, "curl.bin");
            double curlDown = await RateAsync(async () =>
            {
                await RunAsync("curl", "-sS", "-o", byCurl, new Uri(host.Address, "files/1").AbsoluteUri);
                await RunAsync("sync", byCurl);
            });
            File.Delete(byCurl);
            using (PeakMemory peak = new())
            {
                string target = Path.Combine(folder, "out.bin");
                double ours = await RateAsync(() => client.Storage.DownloadAsync(new Uri(host.Address, "files/1"), target));
                Print("down", ours, curlDown, peak);

                // Resident memory of the whole process, with the host and with what the collector has not come to yet: 1 to 9 MiB were seen.
                // What a download holds is measured, and bounded by 8 MiB, in DownloadMemoryTests.
                Assert.InRange(peak.GrownBytes, long.MinValue, 24 << 20);
                File.Delete(target);
            }
        }
    }

    private static void Print(string what, double ours, double curl, PeakMemory peak) => TestContext.Current.TestOutputHelper!.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{what,-10}  {ours,6:F0} MB/s  curl {curl,6:F0} MB/s  ratio {ours / curl:F2}  memory +{peak.GrownBytes / 1048576.0:F1} MiB"));

    private static async Task<double> RateAsync(Func<Task> work)
    {
        GC.Collect();
        long start = TimeProvider.System.GetTimestamp();
        await work();
        return Size / 1e6 / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private static async Task FillAsync(string path)
    {
        byte[] block = StorageBench.Video(1 << 20);
        await using FileStream file = File.Create(path);
        for (long at = 0; at < Size; at += block.Length)
        {
            await file.WriteAsync(block, TestContext.Current.CancellationToken);
        }
    }

    private async Task<string> SplitForCurlAsync(string source)
    {
        await RunAsync("split", "-b", PartSize.ToString(CultureInfo.InvariantCulture), "-a", "4", "-d", source, Path.Combine(folder, "part-"));
        string config = Path.Combine(folder, "curl.txt");
        string[] files = [.. Directory.GetFiles(folder, "part-*").Order(StringComparer.Ordinal)];
        await File.WriteAllLinesAsync(
            config,
            files.Select((file, index) => $"upload-file = \"{file}\"\nurl = \"{host.Address}up/1/{index + 1}\"\noutput = \"/dev/null\""),
            TestContext.Current.CancellationToken);
        return config;
    }

    private async Task ServeAsync(RawExchange exchange)
    {
        if (exchange.Method == "GET")
        {
            await exchange.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Size}\r\n\r\n");
            byte[] block = new byte[1 << 20];
            for (long at = 0; at < Size; at += block.Length)
            {
                await exchange.WriteAsync(block);
            }

            return;
        }

        if (exchange.Header("Expect") is not null)
        {
            await exchange.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n");
        }

        await exchange.DrainAsync();
        string body = exchange.Path.StartsWith("/storage/", StringComparison.Ordinal)
            ? $$"""{"upload_url":"{{host.Address}}up/1?signature=s","file_url":"{{host.Address}}files/1"}"""
            : "";
        await exchange.AnswerAsync(200, body, "ETag: \"t\"\r\n");
    }
}
