using System.Net;

namespace FalGenerated.Tests.Storage;

public sealed class DownloadLimitTests : IDisposable
{
    private readonly StorageBench bench = new(trusted: [".fal.media", "127.0.0.1"]);
    private readonly byte[] video = StorageBench.Video(10_000);

    public DownloadLimitTests() => bench.Hosts.Files["/files/out.mp4"] = video;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Download_AnnouncedTooLarge_IsRefusedBeforeTheBody()
    {
        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync(new DownloadOptions { MaxBytes = 9999 }));
        Assert.Equal(TransferFailure.TooLarge, error.Reason);

        Assert.Equal((9999L, 10_000L), (error.LimitBytes, error.ExpectedBytes!.Value));
        Assert.Single(bench.Hosts.Seen);
        Assert.Empty(bench.Names());
    }

    [Fact]
    public async Task Download_TooLargeWithoutSayingSo_IsStopped()
    {
        bench.Hosts.Fault = _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new CutStream(video, int.MaxValue)) };

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync(new DownloadOptions { MaxBytes = 9999 }));
        Assert.Equal(TransferFailure.TooLarge, error.Reason);

        Assert.Null(error.ExpectedBytes);
        Assert.Single(bench.Hosts.Seen);
        Assert.Empty(bench.Names());
    }

    [Fact]
    public async Task Download_ExactlyTheLimit_Passes() => Assert.Equal(10_000, (await DownloadAsync(new DownloadOptions { MaxBytes = 10_000 })).Bytes);

    [Fact]
    public async Task Download_TimeLimit_EndsTheWholeAndLeavesNothing()
    {
        TaskCompletionSource standing = new();
        bench.Hosts.Arrive = (_, token) =>
        {
            standing.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        };

        Task<DownloadedFile> download = DownloadAsync(new DownloadOptions { Timeout = TimeSpan.FromMinutes(5) });
        await standing.Task;
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => download);
        Assert.Equal(TransferFailure.TimedOut, error.Reason);

        Assert.Equal(TimeSpan.FromMinutes(5), error.Timeout);
        Assert.Single(bench.Hosts.Seen.Prepend(null));
        Assert.Empty(bench.Names());
    }

    [Fact]
    public async Task Download_Cancelled_LeavesNothing()
    {
        using CancellationTokenSource stop = new();
        bench.Hosts.Fault = seen =>
        {
            stop.Cancel();
            return FileAnswers.Cut(video, seen, 5000);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Storage.DownloadAsync(
            new Uri("https://v3b.fal.media/files/out.mp4"), bench.PathOf("clip.mp4"), cancellationToken: stop.Token));

        Assert.Empty(bench.Names());
    }

    [Fact]
    public async Task Download_Encoded_IsRefusedBecauseItsLengthSaysNothing()
    {
        bench.Hosts.Fault = seen =>
        {
            HttpResponseMessage response = FileAnswers.Of(video, seen);
            response.Content.Headers.ContentEncoding.Add("gzip");
            return response;
        };

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync());
        Assert.Equal(TransferFailure.DownloadFailed, error.Reason);

        Assert.False(error.IsTransient);
        Assert.Empty(bench.Names());
    }

    [Fact]
    public async Task Download_AnnouncedSizeDiffers_IsAFinding()
    {
        DownloadedFile file = await bench.Storage.DownloadAsync(
            new FalFile { Url = "https://v3b.fal.media/files/out.mp4", FileSize = 4_404_019 },
            bench.PathOf("clip.mp4"),
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["The service announced 4404019 bytes, the file has 10000."], file.Findings);
    }

    [Fact]
    public async Task Download_UntrustedHost_IsAFinding()
    {
        DownloadedFile file = await DownloadAsync(null, "https://cdn.example.com/files/out.mp4?signature=secret");

        Assert.Equal(["The file came from cdn.example.com, which is not among the trusted file hosts."], file.Findings);
        Assert.Equal("https://cdn.example.com/files/out.mp4?signature=secret", file.Address.AbsoluteUri);
        Assert.DoesNotContain("secret", file.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_UntrustedHostWhenTrustIsRequired_IsRefusedUnasked()
    {
        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(
            () => DownloadAsync(new DownloadOptions { RequireTrustedHost = true }, "https://cdn.example.com/files/out.mp4"));

        Assert.Equal((TransferFailure.HostNotTrusted, "cdn.example.com"), (error.Reason, error.Host));
        Assert.Empty(bench.Hosts.Seen);
    }

    [Fact]
    public async Task Download_Redirected_FollowsAndKeepsTheAddress()
    {
        Redirect("https://mirror.fal.media/files/out.mp4");

        DownloadedFile file = await DownloadAsync();

        Assert.Equal("https://v3b.fal.media/files/out.mp4", file.Address.AbsoluteUri);
        Assert.Equal("mirror.fal.media", bench.Hosts.Seen[1].Address.Host);
        Assert.Empty(file.Findings);
    }

    [Fact]
    public async Task Download_RelativeRedirect_StaysAtTheHost()
    {
        bench.Hosts.Files["/files/2.mp4"] = video;
        Redirect("2.mp4");

        await DownloadAsync();

        Assert.Equal("https://v3b.fal.media/files/2.mp4", bench.Hosts.Seen[1].Address.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://v3b.fal.media/files/out.mp4", TransferFailure.InvalidAddress)]
    [InlineData("file:///etc/passwd", TransferFailure.InvalidAddress)]
    [InlineData("https://10.0.0.1/x", TransferFailure.HostNotPublic)]
    [InlineData("https://2130706434/x", TransferFailure.HostNotPublic)]
    [InlineData("https://[::1]/x", TransferFailure.HostNotPublic)]
    [InlineData("https://[::ffff:192.168.0.1]/x", TransferFailure.HostNotPublic)]
    [InlineData("https://localhost/x", TransferFailure.HostNotPublic)]
    public async Task Download_RedirectedWhereItMustNotGo_IsRefusedUnasked(string target, TransferFailure reason)
    {
        Redirect(target);

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync());

        Assert.Equal(reason, error.Reason);
        Assert.Single(bench.Hosts.Seen);
        Assert.Empty(bench.Names());
    }

    [Fact]
    public async Task Download_RedirectedToAStrangerWhenTrustIsRequired_IsRefused()
    {
        Redirect("https://cdn.example.com/files/out.mp4");

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync(new DownloadOptions { RequireTrustedHost = true }));

        Assert.Equal("cdn.example.com", error.Host);
        Assert.Single(bench.Hosts.Seen);
    }

    [Fact]
    public async Task Download_RedirectedForever_EndsAfterFive()
    {
        bench.Hosts.Fault = _ => Moved("https://v3b.fal.media/files/out.mp4");

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DownloadAsync());

        Assert.Equal(TransferFailure.TooManyRedirects, error.Reason);
        Assert.Equal(6, bench.Hosts.Seen.Count);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/files/out.mp4", null)]
    [InlineData("http://localhost:8080/files/out.mp4", TransferFailure.HostNotPublic)]
    [InlineData("http://cdn.example.com/files/out.mp4", TransferFailure.InvalidAddress)]
    [InlineData("/files/out.mp4", TransferFailure.InvalidAddress)]
    public async Task Download_PlainHttp_IsForTrustedLoopbackOnly(string address, TransferFailure? reason)
    {
        FalFile file = new() { Url = address };
        Task<DownloadedFile> download = bench.Storage.DownloadAsync(file, bench.PathOf("clip.mp4"), cancellationToken: TestContext.Current.CancellationToken);

        if (reason is null)
        {
            Assert.Empty((await download).Findings);
            return;
        }

        Assert.Equal(reason, (await Assert.ThrowsAsync<FalTransferException>(() => download)).Reason);
        Assert.Empty(bench.Hosts.Seen);
    }

    [Fact]
    public async Task Download_RelativeAddress_IsRefused()
    {
        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => bench.Storage.DownloadAsync(
            new Uri("files/out.mp4", UriKind.Relative), bench.Folder, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TransferFailure.InvalidAddress, error.Reason);
    }

    private void Redirect(string target)
    {
        int asked = 0;
        bench.Hosts.Fault = _ => asked++ == 0 ? Moved(target) : null;
    }

    private static HttpResponseMessage Moved(string target)
    {
        HttpResponseMessage response = new(HttpStatusCode.Found);
        response.Headers.TryAddWithoutValidation("Location", target);
        return response;
    }

    private Task<DownloadedFile> DownloadAsync(DownloadOptions? options = null, string address = "https://v3b.fal.media/files/out.mp4") =>
        bench.Storage.DownloadAsync(new Uri(address), bench.PathOf("clip.mp4"), options, cancellationToken: TestContext.Current.CancellationToken);
}
