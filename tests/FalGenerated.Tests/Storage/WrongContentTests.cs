using System.Net;
using System.Text;
using FalGenerated.Tests.Video;

namespace FalGenerated.Tests.Storage;

/// <summary>A transfer that succeeds and whose bytes are not the file.</summary>
public sealed class WrongContentTests : IDisposable
{
    private readonly StorageBench bench = new();
    private readonly byte[] clip = File.ReadAllBytes(RepositoryFiles.Clip);

    public WrongContentTests() => bench.Hosts.Files["/files/out.mp4"] = clip;

    public void Dispose() => bench.Dispose();

    public static TheoryData<string, byte[]> NoVideos => new()
    {
        { "a web page", Encoding.UTF8.GetBytes("<html><body>Sign in to continue</body></html>") },
        { "an error in JSON", Encoding.UTF8.GetBytes("""{"detail":"try again"}""") },
        { "an error in XML", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>") },
        { "nothing", [] },
        { "an archive", [0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(NoVideos))]
    public async Task Download_NoVideoWhereOneShouldBe_IsTriedAgainAndThenAnErrorWithTheAddress(string what, byte[] body)
    {
        bench.Hosts.Files["/files/out.mp4"] = body;

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync());

        Assert.Equal((TransferFailure.WrongContent, true), (error.Reason, error.IsTransient));
        Assert.Equal("https://v3b.fal.media/files/out.mp4?sig=1", error.Address?.AbsoluteUri);
        Assert.Equal(4, bench.Hosts.Seen.Count);
        Assert.Empty(bench.Names());
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task Download_NoVideoOnce_GetsTheVideoAtTheNextTry()
    {
        Once(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>busy</html>") });

        DownloadedFile file = await DownloadAsync();

        Assert.Equal(clip, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        Assert.Equal(1, file.Interruptions);
        Assert.DoesNotContain("Range", bench.Hosts.Seen[1].Headers.Keys);
        Assert.Equal(["clip.mp4"], bench.Names());
    }

    [Fact]
    public async Task Download_NoLengthAndHalfAVideo_IsTriedAgain()
    {
        Once(_ => Unmeasured(clip.AsMemory(0, clip.Length / 2)));

        Assert.Equal(clip.Length, (await DownloadAsync()).Bytes);
        Assert.Equal(2, bench.Hosts.Seen.Count);
    }

    [Fact]
    public async Task Download_NoLengthAndAWholeVideo_IsDelivered()
    {
        Once(_ => Unmeasured(clip));

        Assert.Equal(clip.Length, (await DownloadAsync()).Bytes);
        Assert.Single(bench.Hosts.Seen);
    }

    [Theory]
    [InlineData(39)]
    [InlineData(60_000)]
    public async Task Download_FewOfTheAnnouncedBytesAndACutVideo_IsAnError(int bytes)
    {
        bench.Hosts.Files["/files/out.mp4"] = clip[..bytes];

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync(announced: clip.Length));

        Assert.Equal((TransferFailure.WrongContent, (long)bytes), (error.Reason, error.ReceivedBytes));
        Assert.Empty(bench.Names());
    }

    [Fact]
    public async Task Download_FewOfTheAnnouncedBytesAndNoIndexYet_IsAnError()
    {
        byte[] cut = [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 0, 0, 0, 1, 0, 0, .. "mdat"u8, .. new byte[5000]];
        bench.Hosts.Files["/files/out.mp4"] = cut;

        Assert.Equal(TransferFailure.WrongContent, (await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync(announced: 70_000))).Reason);
    }

    [Fact]
    public async Task Download_WholeVideoOfAnotherSizeThanAnnounced_IsDeliveredWithAFinding()
    {
        DownloadedFile file = await DownloadAsync(announced: clip.Length + 1);

        Assert.Equal([$"The service announced {clip.Length + 1} bytes, the file has {clip.Length}."], file.Findings);
    }

    [Theory]
    [InlineData("image/png", "picture.png")]
    [InlineData("audio/wav", "sound.wav")]
    public async Task Download_WebPageInsteadOfAnotherFile_IsAnErrorToo(string type, string name)
    {
        bench.Hosts.Files["/files/out.mp4"] = Encoding.UTF8.GetBytes("<html>sorry</html>");

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => bench.Storage.DownloadAsync(
            new FalFile { Url = "https://v3b.fal.media/files/out.mp4", ContentType = type }, bench.PathOf(name), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TransferFailure.WrongContent, error.Reason);
    }

    [Fact]
    public async Task Download_TextThatIsSaidToBeText_IsDelivered()
    {
        bench.Hosts.Files["/files/out.mp4"] = Encoding.UTF8.GetBytes("{}");

        DownloadedFile file = await bench.Storage.DownloadAsync(
            new FalFile { Url = "https://v3b.fal.media/files/out.mp4", ContentType = "application/json" }, bench.PathOf("out.json"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, file.Bytes);
    }

    private void Once(Func<SeenRequest, HttpResponseMessage> answer)
    {
        int asked = 0;
        bench.Hosts.Fault = seen => asked++ == 0 ? answer(seen) : null;
    }

    private static HttpResponseMessage Unmeasured(ReadOnlyMemory<byte> bytes) =>
        new(HttpStatusCode.OK) { Content = new StreamContent(new CutStream(bytes, int.MaxValue)) };

    private Task<DownloadedFile> DownloadAsync(long? announced = null) => bench.Storage.DownloadAsync(
        new FalFile { Url = "https://v3b.fal.media/files/out.mp4?sig=1", FileSize = announced }, bench.PathOf("clip.mp4"), cancellationToken: TestContext.Current.CancellationToken);
}
