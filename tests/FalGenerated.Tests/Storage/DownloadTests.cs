using System.Net;
using System.Security.Cryptography;

namespace FalGenerated.Tests.Storage;

public sealed class DownloadTests : IDisposable
{
    private readonly StorageBench bench = new();
    private readonly byte[] video = StorageBench.Video(10_000);

    public DownloadTests() => bench.Hosts.Files["/files/out.mp4"] = video;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Download_File_WritesItUnderItsFinalName()
    {
        DownloadedFile file = await DownloadAsync("clip.mp4");

        Assert.Equal(bench.PathOf("clip.mp4"), file.Path);
        Assert.Equal(video, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        Assert.Equal(10_000, file.Bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(video)), file.Sha256);
        Assert.Equal("video/mp4", file.ContentType);
        Assert.Equal(0, file.Interruptions);
        Assert.Empty(file.Findings);
        Assert.Equal(["clip.mp4"], bench.Names());
        Assert.Equal("identity", bench.Hosts.Seen[0].Headers["Accept-Encoding"]);
    }

    [Fact]
    public async Task Download_TargetExists_IsLeftAlone()
    {
        bench.WriteFile("clip.mp4", [1, 2, 3]);

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync("clip.mp4"));
        Assert.Equal(TransferFailure.TargetExists, error.Reason);

        Assert.Equal(bench.PathOf("clip.mp4"), error.Path);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(error.Path!, TestContext.Current.CancellationToken));
        Assert.Empty(bench.Hosts.Seen);
    }

    [Fact]
    public async Task Download_TargetAppearsMeanwhile_IsLeftAlone()
    {
        bench.Hosts.Fault = _ =>
        {
            bench.WriteFile("clip.mp4", [1, 2, 3]);
            return null;
        };

        FalTransferException failed = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync("clip.mp4"));
        Assert.Equal(TransferFailure.TargetExists, failed.Reason);

        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(bench.PathOf("clip.mp4"), TestContext.Current.CancellationToken));
        Assert.Equal(["clip.mp4"], bench.Names());
    }

    [Fact]
    public async Task Download_Overwrite_ReplacesTheFile()
    {
        bench.WriteFile("clip.mp4", [1, 2, 3]);

        await DownloadAsync("clip.mp4", new DownloadOptions { Overwrite = true });

        Assert.Equal(video, await File.ReadAllBytesAsync(bench.PathOf("clip.mp4"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Gone)]
    public async Task Download_Refused_IsTypedAtOnceAndLeavesNothing(HttpStatusCode status)
    {
        bench.Hosts.Fault = _ => new HttpResponseMessage(status);

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync("clip.mp4"));
        Assert.Equal(TransferFailure.DownloadFailed, error.Reason);

        Assert.Equal((int)status, error.StatusCode);
        Assert.False(error.IsTransient);
        Assert.Single(bench.Hosts.Seen);
        Assert.Empty(bench.Names());
    }

    [Theory]
    [InlineData("../../evil.mp4", "evil.mp4")]
    [InlineData("..\\..\\evil.mp4", "evil.mp4")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("..", "out.mp4")]
    [InlineData(null, "out.mp4")]
    public async Task Download_IntoAFolder_NeverLeavesIt(string? hostile, string expected)
    {
        FalFile file = new() { Url = "https://v3b.fal.media/files/out.mp4", FileName = hostile };

        DownloadedFile result = await bench.Storage.DownloadAsync(file, bench.Folder, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(bench.PathOf(expected), result.Path);
        Assert.Equal([expected], bench.Names());
    }

    [Fact]
    public async Task Download_FolderThatIsMissing_IsADiskError()
    {
        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync("none/clip.mp4"));

        Assert.Equal(TransferFailure.TargetNotWritable, error.Reason);
    }

    [Fact]
    public async Task Download_MoreRoomThanAnyDiskHas_IsADiskErrorBeforeTheBody()
    {
        bench.Hosts.Fault = seen =>
        {
            HttpResponseMessage response = FileAnswers.Of(video, seen);
            response.Content.Headers.ContentLength = 1L << 50;
            return response;
        };

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(
            () => DownloadAsync("clip.mp4", new DownloadOptions { MaxBytes = long.MaxValue }));

        Assert.Equal(TransferFailure.DiskFull, error.Reason);
        Assert.Empty(bench.Names());
        Assert.Single(bench.Hosts.Seen);
    }

    /// <summary>Needs Linux and the right to mount. Nothing announces the size, so the disk fills on the way.</summary>
    [Fact(Explicit = true)]
    public async Task Download_DiskFillsOnTheWay_IsTypedAndLeavesNothing()
    {
        byte[] large = StorageBench.Video(1 << 20);
        bench.Hosts.Fault = _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new CutStream(large, int.MaxValue)) };
        await using SmallDisk disk = await SmallDisk.MountAsync(bench.PathOf("disk"), kibibytes: 512);

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync("disk/clip.mp4"));

        Assert.Equal(TransferFailure.DiskFull, error.Reason);
        Assert.Single(bench.Hosts.Seen);
        Assert.Empty(Directory.GetFileSystemEntries(disk.Folder));
    }

    private Task<DownloadedFile> DownloadAsync(string name, DownloadOptions? options = null) => bench.Storage.DownloadAsync(
        new FalFile { Url = "https://v3b.fal.media/files/out.mp4" }, bench.PathOf(name), options, cancellationToken: TestContext.Current.CancellationToken);
}
