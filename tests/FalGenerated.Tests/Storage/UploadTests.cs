using FalGenerated.Files;

namespace FalGenerated.Tests.Storage;

public sealed class UploadTests : IDisposable
{
    private readonly StorageBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task UploadFile_Small_IsInitiatedAndPutInOneRequest()
    {
        byte[] video = StorageBench.Video(2000);
        string path = bench.WriteFile("clip.mp4", video);

        UploadedFile file = await bench.Storage.UploadFileAsync(path, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("https://v3b.fal.media/files/1", file.Url.AbsoluteUri);
        Assert.Equal(("video/mp4", "clip.mp4", 2000L, 1), (file.ContentType, file.FileName, file.Bytes, file.Parts));
        Assert.Equal(2, bench.Hosts.Seen.Count);
        Assert.Equal("https://rest.fal.test/storage/upload/initiate?storage_type=fal-cdn-v3", bench.Hosts.Seen[0].Address.AbsoluteUri);
        Assert.Equal("""{"content_type":"video/mp4","file_name":"clip.mp4"}""", bench.Hosts.Seen[0].Text);
        Assert.Equal(HttpMethod.Put, bench.Hosts.Seen[1].Method);
        Assert.Equal("https://v3.fal.media/up/1?signature=secret1&x=1", bench.Hosts.Seen[1].Address.AbsoluteUri);
        Assert.Equal("video/mp4", bench.Hosts.Seen[1].Headers["Content-Type"]);
        Assert.Equal("2000", bench.Hosts.Seen[1].Headers["Content-Length"]);
        Assert.Equal(video, bench.Hosts.Seen[1].Body);
    }

    [Fact]
    public async Task UploadFile_Missing_IsTheFrameworksException()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(
            () => bench.Storage.UploadFileAsync(bench.PathOf("none.mp4"), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Empty(bench.Hosts.Seen);
    }

    [Fact]
    public async Task UploadFile_Empty_IsRefusedBeforeAnythingIsSent()
    {
        string path = bench.WriteFile("empty.mp4", []);

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(
            () => bench.Storage.UploadFileAsync(path, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(TransferFailure.UnusableSource, error.Reason);

        Assert.Equal("'empty.mp4' is empty: there is nothing to upload.", error.Message);
        Assert.Empty(bench.Hosts.Seen);
    }

    [Fact]
    public async Task UploadFile_LengthOfNoneAndBytes_IsRefusedBeforeAnythingIsSent()
    {
        const string Path = "/proc/cpuinfo";
        if (!File.Exists(Path))
        {
            Assert.Skip("Only Linux has files that state no length.");
            return;
        }

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(
            () => bench.Storage.UploadFileAsync(Path, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(TransferFailure.UnusableSource, error.Reason);

        Assert.Equal("'cpuinfo' states a length of 0 and has bytes all the same: copy it to a plain file, and upload that.", error.Message);
        Assert.Empty(bench.Hosts.Seen);
    }

    [Fact]
    public async Task Upload_StreamThatStatesNoLengthAndHasBytes_IsRefusedBeforeAnythingIsSent()
    {
        using UncountedStream stream = new(StorageBench.Video(1500));

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(
            () => bench.Storage.UploadAsync(stream, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(TransferFailure.UnusableSource, error.Reason);

        Assert.Equal(UploadStage.Initiate, error.Stage);
        Assert.Empty(bench.Hosts.Seen);
    }

    [Fact]
    public async Task Upload_Memory_SendsTheBytes()
    {
        byte[] video = StorageBench.Video(1500);

        UploadedFile file = await bench.Storage.UploadAsync(video.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("upload.mp4", file.FileName);
        Assert.Equal(video, bench.Hosts.Files["/files/1"]);
    }

    [Fact]
    public async Task Upload_OpenFile_StartsAtItsPositionAndLeavesItThere()
    {
        byte[] video = StorageBench.Video(1500);
        await using FileStream stream = File.OpenRead(bench.WriteFile("clip.bin", video));
        stream.Position = 500;

        UploadedFile file = await bench.Storage.UploadAsync(stream, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1000, file.Bytes);
        Assert.Equal(video[500..], bench.Hosts.Files["/files/1"]);
        Assert.Equal(500, stream.Position);
    }

    [Fact]
    public async Task Upload_Options_AreDeclared()
    {
        UploadOptions options = new()
        {
            FileName = "../../etc/holiday.mov",
            ContentType = "video/quicktime",
            Lifecycle = new FileLifecycle
            {
                ExpiresAfter = TimeSpan.FromHours(1),
                DefaultAccess = FileAclDecision.Forbid,
                AccessByUser = new Dictionary<string, FileAclDecision> { ["zoë"] = FileAclDecision.Allow },
            },
        };

        await bench.Storage.UploadAsync(StorageBench.Video(100).AsMemory(), options, cancellationToken: TestContext.Current.CancellationToken);

        SeenRequest initiate = bench.Hosts.Seen[0];
        Assert.Equal("""{"content_type":"video/quicktime","file_name":"holiday.mov"}""", initiate.Text);
        const string lifecycle = """{"expiration_duration_seconds":3600,"initial_acl":{"default":"forbid","rules":[{"user":"zo\u00eb","decision":"allow"}]}}""";
        Assert.Equal(lifecycle, initiate.Headers["X-Fal-Object-Lifecycle"]);
        Assert.Equal(lifecycle, initiate.Headers["X-Fal-Object-Lifecycle-Preference"]);
        Assert.DoesNotContain("X-Fal-Object-Lifecycle", bench.Hosts.Seen[1].Headers.Keys);
    }

    [Fact]
    public async Task Upload_ContentTypeThatIsNone_IsAnArgumentError()
    {
        UploadOptions options = new() { ContentType = "video mp4\r\nX: y" };

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => bench.Storage.UploadAsync(
            StorageBench.Video(100).AsMemory(), options, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("options", error.ParamName);
        Assert.Empty(bench.Hosts.Seen);
    }

    [Theory]
    [InlineData(999, "nick")]
    [InlineData(1000, " ")]
    public async Task Lifecycle_ThatCannotBe_IsAnArgumentErrorBeforeAnythingIsSent(int milliseconds, string user)
    {
        FileLifecycle lifecycle = new()
        {
            ExpiresAfter = TimeSpan.FromMilliseconds(milliseconds),
            DefaultAccess = FileAclDecision.Hide,
            AccessByUser = new Dictionary<string, FileAclDecision> { [user] = FileAclDecision.Allow },
        };
        UploadOptions options = new() { Lifecycle = lifecycle };

        await Assert.ThrowsAsync<ArgumentException>(() => bench.Storage.UploadAsync(
            StorageBench.Video(100).AsMemory(), options, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Empty(bench.Hosts.Seen);
    }

    private sealed class UncountedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override long Length => 0;
    }
}
