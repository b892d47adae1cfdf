using System.Net;
using System.Text;
using FalGenerated.Tests.Support;
using FalGenerated.Tests.Video;
using FalGenerated.Video;

namespace FalGenerated.Tests.Storage;

public sealed class DeliveryTests : IDisposable
{
    private readonly FakeHosts hosts = new();
    private readonly QuickTime time = new();
    private readonly FalClient client;
    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("fal-files-").FullName, "out.mp4");
    private string? emulator;
    private string status = "COMPLETED";

    public DeliveryTests()
    {
        client = new FalClient(new FalOptions { ApiKey = Fal.Key }, hosts, time);
        hosts.Files["/files/out.mp4"] = File.ReadAllBytes(RepositoryFiles.Clip);
        hosts.Fault = Queue;
    }

    public void Dispose()
    {
        client.Dispose();
        hosts.Dispose();
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task WaitAndDownload_FinishedJob_SavesItsFile()
    {
        ResultDownload<TestOutput> delivery = await DeliverAsync();

        Assert.Equal(hosts.Files["/files/out.mp4"], await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(10.0m, delivery.Output.Duration);
        Assert.Empty(delivery.Findings);
    }

    [Fact]
    public async Task WaitAndDownload_VideoAsExpected_HasNoFindings()
    {
        VideoInfo clip = await VideoSource.FromFile(RepositoryFiles.Clip).ProbeAsync(cancellationToken: TestContext.Current.CancellationToken);
        PixelSize size = new(clip.DisplaySize!.Value.Width + 4, clip.DisplaySize.Value.Height - 4);

        ResultDownload<TestOutput> delivery = await DeliverAsync(new ResultDownloadOptions { Expected = new ExpectedVideo { Size = size, Seconds = clip.VideoSeconds + 1 } });

        Assert.Empty(delivery.Findings);
    }

    [Fact]
    public async Task WaitAndDownload_AnotherSizeAndDuration_AreFindings()
    {
        ResultDownload<TestOutput> delivery = await DeliverAsync(new ResultDownloadOptions { Expected = new ExpectedVideo { Size = new PixelSize(3840, 2160), Seconds = 60 } });

        Assert.Equal(2, delivery.Findings.Count);
        Assert.EndsWith("about 3840x2160 was planned.", delivery.Findings[0], StringComparison.Ordinal);
        Assert.EndsWith("the source lasts 60 s.", delivery.Findings[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitAndDownload_WebPageInsteadOfTheVideo_IsTriedAgainAndThenAnErrorWithAddressAndJob()
    {
        hosts.Files["/files/out.mp4"] = Encoding.UTF8.GetBytes("<html>sorry</html>");

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DeliverAsync());

        Assert.Equal((TransferFailure.WrongContent, "r1"), (error.Reason, error.RequestId));
        Assert.Equal("https://v3.fal.media/files/out.mp4", error.Address?.AbsoluteUri);
        Assert.Equal(4, hosts.Count(seen => seen.Path == "/files/out.mp4"));
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task WaitAndDownload_VideoWithoutAnEnd_IsAFindingWhenNothingElseSaysSo()
    {
        hosts.Files["/files/out.mp4"] = hosts.Files["/files/out.mp4"][..^1000];

        ResultDownload<TestOutput> delivery = await DeliverAsync();

        Assert.Equal(["The video ends before its data does: it was cut."], delivery.Findings);
    }

    [Fact]
    public async Task WaitAndDownload_OtherFrameRateAndNoSound_AreFindings()
    {
        ResultDownload<TestOutput> delivery = await DeliverAsync(
            new ResultDownloadOptions { Expected = new ExpectedVideo { FramesPerSecond = 60, HasAudio = !await ClipHasAudioAsync() } });

        Assert.Equal(2, delivery.Findings.Count);
        Assert.EndsWith("frames per second; 60 were planned.", delivery.Findings[0], StringComparison.Ordinal);
        Assert.Contains("sound", delivery.Findings[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitAndDownload_FrameRateAndSoundAsExpected_HasNoFindings()
    {
        VideoInfo clip = await VideoSource.FromFile(RepositoryFiles.Clip).ProbeAsync(cancellationToken: TestContext.Current.CancellationToken);
        ResultDownload<TestOutput> delivery = await DeliverAsync(
            new ResultDownloadOptions { Expected = new ExpectedVideo { FramesPerSecond = clip.FramesPerSecond * 1.001m, HasAudio = clip.HasAudio } });

        Assert.Empty(delivery.Findings);
    }

    private static async Task<bool> ClipHasAudioAsync() =>
        (await VideoSource.FromFile(RepositoryFiles.Clip).ProbeAsync(cancellationToken: TestContext.Current.CancellationToken)).HasAudio!.Value;

    [Fact]
    public async Task WaitAndDownload_EchoOfTheEmulator_IsNotChecked()
    {
        emulator = "echo";

        ResultDownload<TestOutput> delivery = await DeliverAsync(new ResultDownloadOptions { Expected = new ExpectedVideo { Seconds = 60 } });

        Assert.Equal(["The video was not checked: the emulator hands the source back."], delivery.Findings);
    }

    [Fact]
    public async Task WaitAndDownload_FileGone_SaysThatTheJobIsDone()
    {
        hosts.Files.Clear();

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(() => DeliverAsync());

        Assert.Equal("r1", error.RequestId);
        Assert.NotNull(error.JobToken);
        Assert.Equal("https://v3.fal.media/files/out.mp4", error.Address?.AbsoluteUri);
        Assert.Equal(404, Assert.IsType<FalTransferException>(error.InnerException).StatusCode);
    }

    [Fact]
    public async Task WaitAndDownload_TargetExists_IsSaidBeforeTheWait()
    {
        await File.WriteAllTextAsync(path, "mine", TestContext.Current.CancellationToken);

        FalTransferException failed = await Assert.ThrowsAsync<FalTransferException>(() => DeliverAsync());
        Assert.Equal(TransferFailure.TargetExists, failed.Reason);

        Assert.Equal(0, hosts.Count(seen => seen.Path.EndsWith("/status", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WaitAndDownload_Deadline_HandsTheJobBack()
    {
        status = "IN_QUEUE";

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(
            () => DeliverAsync(new ResultDownloadOptions { Wait = new WaitOptions { Timeout = TimeSpan.FromSeconds(30) } }));

        Assert.Equal("r1", error.Job.RequestId);
    }

    [Fact]
    public async Task WaitAndDownload_IntoAFolderThatIsNotThere_DoesNotWait()
    {
        FalJob<TestOutput> job = await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<DirectoryNotFoundException>(
            () => job.WaitAndDownloadAsync(Path.Combine(path, "none", "out.mp4"), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Single(hosts.Seen);
    }

    [Theory]
    [InlineData(0, 10L)]
    [InlineData(-5, 10L)]
    [InlineData(4_000_000, 10L)]
    [InlineData(10, 0L)]
    public async Task WaitAndDownload_WithAnImpossibleLimit_DoesNotWait(int seconds, long bytes)
    {
        ResultDownloadOptions options = new() { Download = new DownloadOptions { Timeout = TimeSpan.FromSeconds(seconds), MaxBytes = bytes } };

        await Assert.ThrowsAsync<ArgumentException>(() => DeliverAsync(options));

        Assert.Single(hosts.Seen);
    }

    [Fact]
    public async Task Submit_OutputLifecycle_GoesInItsHeader()
    {
        SubmitOptions options = new() { OutputLifecycle = new FileLifecycle { ExpiresAfter = TimeSpan.FromDays(7) } };

        await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, options, TestContext.Current.CancellationToken);

        Assert.Equal("""{"expiration_duration_seconds":604800}""", Assert.Single(hosts.Seen).Headers["X-Fal-Object-Lifecycle-Preference"]);
    }

    [Fact]
    public void OnlyOne_TypeWithoutAFile_IsAnArgumentError() =>
        Assert.Equal("fileOf", Assert.Throws<ArgumentException>(() => ResultDownloadExtensions.OnlyFile<string>()).ParamName);

    private async Task<ResultDownload<TestOutput>> DeliverAsync(ResultDownloadOptions? options = null)
    {
        FalJob<TestOutput> job = await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken);
        return await job.WaitAndDownloadAsync(path, options, cancellationToken: TestContext.Current.CancellationToken);
    }

    private HttpResponseMessage? Queue(SeenRequest seen)
    {
        if (seen.Address.Host != "queue.fal.run")
        {
            return null;
        }

        string body = seen.Method == HttpMethod.Post ? Fal.Accepted
            : seen.Path.EndsWith("/status", StringComparison.Ordinal) ? Fal.Status(status)
            : """{"video":{"url":"https://v3.fal.media/files/out.mp4"},"duration":10.0}""";
        HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        response.Headers.TryAddWithoutValidation("X-Fal-Emulator", emulator is null ? [] : [emulator]);
        return response;
    }
}
