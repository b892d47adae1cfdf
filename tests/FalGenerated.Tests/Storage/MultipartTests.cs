using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Storage;

public sealed class MultipartTests : IDisposable
{
    private readonly StorageBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(2001, 3)]
    [InlineData(3000, 3)]
    [InlineData(3001, 4)]
    public async Task UploadFile_AboveTheThreshold_GoesUpInParts(int length, int parts)
    {
        byte[] video = StorageBench.Video(length);

        UploadedFile file = await bench.Storage.UploadFileAsync(bench.WriteFile("clip.mp4", video), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((parts, (long)length), (file.Parts, file.Bytes));
        Assert.Equal(video, bench.Hosts.Files["/files/1"]);
        Assert.Equal("/storage/upload/initiate-multipart", bench.Hosts.Seen[0].Path);
        Assert.Equal(parts, bench.Hosts.Count(seen => seen.IsPart));
        Assert.Equal(parts + 2, bench.Hosts.Seen.Count);
        Assert.All(bench.Hosts.Seen.Skip(1), seen => Assert.Equal("?signature=secret1&x=1", seen.Address.Query));
        Assert.Equal("/up/1/complete", bench.Hosts.Seen[^1].Path);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UploadFile_Tags_AreToldBackAsReceivedAndInOrder(bool asJson)
    {
        bench.Hosts.TagsAsJson = asJson;

        await bench.Storage.UploadFileAsync(bench.WriteFile("clip.mp4", StorageBench.Video(2500)), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            """{"parts":[{"partNumber":1,"etag":"\"1-1-1000\""},{"partNumber":2,"etag":"\"1-2-1000\""},{"partNumber":3,"etag":"\"1-3-500\""}]}""",
            JObject.Parse(bench.Hosts.Seen[^1].Text).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task UploadFile_PartsInFlight_BoundsTheParallelism(int limit)
    {
        using StorageBench bench = new(options => options.PartsInFlight = limit);
        TaskCompletionSource full = new();
        int now = 0, most = 0;
        bench.Hosts.Arrive = async (request, _) =>
        {
            if (request.Method == HttpMethod.Put)
            {
                int running = Interlocked.Increment(ref now);
                InterlockedMax(ref most, running);
                if (running == limit)
                {
                    full.TrySetResult();
                }

                await full.Task;
                await Task.Yield();
                Interlocked.Decrement(ref now);
            }
        };

        await bench.Storage.UploadFileAsync(bench.WriteFile("clip.mp4", StorageBench.Video(12_000)), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(limit, most);
    }

    [Fact]
    public async Task UploadFile_LastPartArrivesFirst_IsCompletedInOrder()
    {
        TaskCompletionSource last = new();
        bench.Hosts.Arrive = (request, _) => request.RequestUri!.AbsolutePath == "/up/1/1" ? last.Task : Task.CompletedTask;
        bench.Hosts.Fault = seen =>
        {
            if (seen.Path == "/up/1/4")
            {
                last.SetResult();
            }

            return null;
        };
        byte[] video = StorageBench.Video(4000);

        await bench.Storage.UploadFileAsync(bench.WriteFile("clip.mp4", video), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(video, bench.Hosts.Files["/files/1"]);
    }

    [Theory]
    [InlineData(999, 1)]
    [InlineData(1000, 1)]
    [InlineData(1001, 2)]
    [InlineData(4500, 5)]
    public async Task Upload_ForwardOnlyStream_IsReadOnceIntoParts(int length, int parts)
    {
        byte[] video = StorageBench.Video(length);
        await using CutStream stream = new(video, int.MaxValue);

        UploadedFile file = await bench.Storage.UploadAsync(stream, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((parts, (long)length, "video/mp4"), (file.Parts, file.Bytes, file.ContentType));
        Assert.Equal(video, bench.Hosts.Files["/files/1"]);
    }

    [Fact]
    public async Task Upload_SeekableStream_StartsAtItsPosition()
    {
        byte[] video = StorageBench.Video(4500);
        using MemoryStream stream = new(video) { Position = 700 };

        UploadedFile file = await bench.Storage.UploadAsync(stream, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(4, file.Parts);
        Assert.Equal(video[700..], bench.Hosts.Files["/files/1"]);
    }

    [Fact]
    public async Task Upload_MemoryAboveTheThreshold_GoesUpInParts()
    {
        byte[] video = StorageBench.Video(2500);

        UploadedFile file = await bench.Storage.UploadAsync(video.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(3, file.Parts);
        Assert.Equal(video, bench.Hosts.Files["/files/1"]);
    }

    [Fact]
    public async Task UploadFile_Progress_EndsWithTheWhole()
    {
        ConcurrentQueue<TransferProgress> seen = new();

        await bench.Storage.UploadFileAsync(
            bench.WriteFile("clip.mp4", StorageBench.Video(4500)), progress: new Listener(seen.Enqueue), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(4500, seen.Last().Bytes);
        Assert.All(seen, progress => Assert.Equal(4500, progress.TotalBytes));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (int seen = target; value > seen && Interlocked.CompareExchange(ref target, value, seen) != seen; seen = target)
        {
        }
    }
}
