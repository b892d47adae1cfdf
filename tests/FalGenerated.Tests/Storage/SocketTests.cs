using System.Collections.Concurrent;
using System.Security.Cryptography;
using FalGenerated.Files;
using FalGenerated.Transport;

namespace FalGenerated.Tests.Storage;

/// <summary>Over real connections: what the HTTP stack makes of resets, cuts and early answers.</summary>
public sealed class SocketTests : IAsyncDisposable
{
    private const int PartSize = 3 * 1024 * 1024;
    private readonly byte[] video = StorageBench.Video((2 * PartSize) + 12_345);
    private readonly ConcurrentDictionary<string, byte[]> parts = new();
    private readonly ConcurrentQueue<string> seen = new();
    private readonly string folder = Directory.CreateTempSubdirectory("fal-files-").FullName;
    private readonly RawHost host;
    private readonly FalClient client;
    private Func<RawExchange, Task<bool>> fault = _ => Task.FromResult(false);
    private int addresses;

    public SocketTests()
    {
        host = new RawHost(ServeAsync);
        FalOptions options = new() { ApiKey = "id:secret", RestUrl = host.Address, TrustedFileHosts = { "127.0.0.1" } };
        options.Storage.PartSize = PartSize;
        options.Storage.MultipartThreshold = 0;
        client = new FalClient(options, FalTransport.OverSockets, new QuickTime());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2_000_000)]
    [InlineData(PartSize)]
    public async Task UploadFile_ConnectionReset_SendsThatPartAgain(int after)
    {
        FaultOnce("/up/1/2", async exchange =>
        {
            await exchange.ReadBodyAsync(after);
            exchange.Reset();
        });

        UploadedFile file = await UploadAsync();

        Assert.Equal(3, file.Parts);
        AssertUploaded(1);
        Assert.Equal(2, seen.Count(path => path == "/up/1/2"));
        Assert.Equal(1, seen.Count(path => path == "/up/1/1"));
    }

    [Fact]
    public async Task UploadFile_RefusedWhileTheBytesAreOnTheirWay_GetsANewAddress()
    {
        fault = async exchange =>
        {
            if (exchange.Path != "/up/1/2")
            {
                return false;
            }

            await exchange.AnswerAsync(403);
            exchange.Reset();
            return true;
        };

        await UploadAsync();

        AssertUploaded(2);
    }

    [Fact]
    public async Task UploadFile_HostCutsWhatItRefuses_IsAskedBeforeTheSecondTryAndGetsANewAddress()
    {
        fault = async exchange =>
        {
            if (exchange.Path != "/up/1/2")
            {
                return false;
            }

            if (exchange.Header("Expect") is not null)
            {
                await exchange.AnswerAsync(403);
            }

            exchange.Reset();
            return true;
        };

        await UploadAsync();

        AssertUploaded(2);
        Assert.Equal(2, seen.Count(path => path == "/up/1/2"));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2_000_000, true)]
    [InlineData(2_000_000, false)]
    public async Task Download_ConnectionCut_GoesOnWhereItStopped(int after, bool reset)
    {
        FaultOnce("/files/1", async exchange =>
        {
            await exchange.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {video.Length}\r\nETag: \"v1\"\r\n\r\n");
            await exchange.WriteAsync(video.AsMemory(0, after));
            if (reset)
            {
                exchange.Reset();
            }
            else
            {
                exchange.Close();
            }
        });

        DownloadedFile file = await client.Storage.DownloadAsync(
            new Uri(host.Address, "files/1"), Path.Combine(folder, "out.mp4"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(video)), file.Sha256);
        Assert.Equal(1, file.Interruptions);
        Assert.Equal(["out.mp4"], Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task Connection_ToAnAddressThatIsNotPublic_IsNeverMade()
    {
        using HttpClient files = new(FileConnection.CreateHandler(new FileAddressPolicy([".fal.media"])));

        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(
            () => files.GetAsync(host.Address, TestContext.Current.CancellationToken));

        Assert.Equal(TransferFailure.HostNotPublic, Assert.IsType<FalTransferException>(error.InnerException).Reason);
        Assert.Equal(0, host.Connections);
    }

    [Fact]
    public async Task Download_NameLeadsInside_IsTypedAndNotTriedAgain()
    {
        // The address passes, as a public name would; only the connection can know where it leads.
        using HttpClient files = new(FileConnection.CreateHandler(new FileAddressPolicy([".fal.media"])));
        QuickTime time = new();
        FalStorage storage = new(files, files, new FalStorageOptions(), new FileAddressPolicy(["127.0.0.1"]), time, () => 0.5);

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => storage.DownloadAsync(
            new Uri(host.Address, "files/1"), Path.Combine(folder, "out.mp4"), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TransferFailure.HostNotPublic, error.Reason);
        Assert.Equal(0, host.Connections);
        Assert.Empty(time.Pauses);
    }

    [Fact]
    public async Task Download_NothingListens_IsTypedAfterAllTries()
    {
        RawHost other = new(_ => Task.CompletedTask);
        Uri gone = new(other.Address, "files/1");
        await other.DisposeAsync();

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => client.Storage.DownloadAsync(
            gone, Path.Combine(folder, "out.mp4"), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(TransferFailure.DownloadFailed, error.Reason);

        Assert.Equal("Download again: 127.0.0.1 did not deliver the file, because it could not be reached.", error.Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    private async Task ServeAsync(RawExchange exchange)
    {
        seen.Enqueue(exchange.Path);
        Assert.True(exchange.Header("Authorization") is null || exchange.Path.StartsWith("/storage/", StringComparison.Ordinal));
        if (await fault(exchange))
        {
            return;
        }

        if (exchange.Method == "GET")
        {
            int from = exchange.Header("Range") is { } range && exchange.Header("If-Range") == "\"v1\"" ? int.Parse(range[6..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;
            await exchange.WriteAsync($"HTTP/1.1 {(from > 0 ? 206 : 200)} X\r\nContent-Length: {video.Length - from}\r\nETag: \"v1\"\r\n"
                + (from > 0 ? $"Content-Range: bytes {from}-{video.Length - 1}/{video.Length}\r\n\r\n" : "\r\n"));
            await exchange.WriteAsync(video.AsMemory(from));
            return;
        }

        byte[] body = await exchange.ReadBodyAsync();
        if (exchange.Method == "PUT")
        {
            parts[exchange.Path] = body;
            await exchange.AnswerAsync(200, headers: $"ETag: \"{body.Length}\"\r\n");
        }
        else if (exchange.Path.StartsWith("/storage/", StringComparison.Ordinal))
        {
            int number = Interlocked.Increment(ref addresses);
            await exchange.AnswerAsync(200, $$"""{"upload_url":"{{host.Address}}up/{{number}}?signature=s","file_url":"{{host.Address}}files/{{number}}"}""");
        }
        else
        {
            await exchange.AnswerAsync(200);
        }
    }

    private void FaultOnce(string path, Func<RawExchange, Task> fault)
    {
        int left = 1;
        this.fault = async exchange =>
        {
            if (exchange.Path != path || Interlocked.Decrement(ref left) < 0)
            {
                return false;
            }

            await fault(exchange);
            return true;
        };
    }

    private async Task<UploadedFile> UploadAsync()
    {
        string path = Path.Combine(folder, "in.mp4");
        await File.WriteAllBytesAsync(path, video, TestContext.Current.CancellationToken);
        return await client.Storage.UploadFileAsync(path, cancellationToken: TestContext.Current.CancellationToken);
    }

    private void AssertUploaded(int address)
    {
        byte[] whole = [.. Enumerable.Range(1, 3).SelectMany(number => parts[$"/up/{address}/{number}"])];
        Assert.True(video.AsSpan().SequenceEqual(whole));
    }
}
