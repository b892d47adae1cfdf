using System.Net;
using FalGenerated.Files;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Storage;

public sealed class UploadFaultTests : IDisposable
{
    private static readonly byte[] Video = StorageBench.Video(4500);
    private readonly StorageBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("/up/1/1", HttpStatusCode.InternalServerError)]
    [InlineData("/up/1/3", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/up/1/5", HttpStatusCode.TooManyRequests)]
    [InlineData("/up/1/complete", HttpStatusCode.BadGateway)]
    public async Task UploadFile_PassingFailure_IsRepeatedAlone(string path, HttpStatusCode status)
    {
        FailTimes(path, 2, () => new HttpResponseMessage(status));

        UploadedFile file = await UploadAsync();

        Assert.Equal(Video, bench.Hosts.Files["/files/1"]);
        Assert.Equal("https://v3b.fal.media/files/1", file.Url.AbsoluteUri);
        Assert.Equal(3, bench.Hosts.Count(seen => seen.Path == path));
        Assert.Equal(7 + 2, bench.Hosts.Seen.Count);
        Assert.Equal([TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)], bench.Time.Pauses);
    }

    [Fact]
    public async Task UploadFile_ConnectionCut_IsRepeatedAlone()
    {
        FailTimes("/up/1/2", 1, () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "cut"));

        await UploadAsync();

        Assert.Equal(Video, bench.Hosts.Files["/files/1"]);
        Assert.Equal([TimeSpan.FromSeconds(0.5)], bench.Time.Pauses);
    }

    [Fact]
    public async Task UploadFile_RetryAfter_IsHonoured()
    {
        FailTimes("/up/1/2", 1, () =>
        {
            HttpResponseMessage response = new(HttpStatusCode.ServiceUnavailable);
            response.Headers.TryAddWithoutValidation("Retry-After", "7");
            return response;
        });

        await UploadAsync();

        Assert.Equal([TimeSpan.FromSeconds(7)], bench.Time.Pauses);
    }

    [Fact]
    public async Task UploadFile_PartThatNeverPasses_IsTypedAndNeverCompleted()
    {
        FailTimes("/up/1/3", int.MaxValue, () => new HttpResponseMessage(HttpStatusCode.InternalServerError));

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(UploadAsync);
        Assert.Equal(TransferFailure.UploadFailed, error.Reason);

        Assert.Equal((UploadStage.Content, 3, 500), (error.Stage, error.PartNumber!.Value, error.StatusCode!.Value));
        Assert.True(error.IsTransient);
        Assert.Equal(4, bench.Hosts.Count(seen => seen.Path == "/up/1/3"));
        Assert.Equal(0, bench.Hosts.Count(seen => seen.IsComplete));
        Assert.DoesNotContain("signature", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/up/1/3", HttpStatusCode.Forbidden)]
    [InlineData("/up/1/1", HttpStatusCode.Gone)]
    [InlineData("/up/1/complete", HttpStatusCode.BadRequest)]
    public async Task UploadFile_AddressRefused_StartsOverWithANewOne(string path, HttpStatusCode status)
    {
        FailTimes(path, 1, () => new HttpResponseMessage(status));

        UploadedFile file = await UploadAsync();

        Assert.Equal("https://v3b.fal.media/files/2", file.Url.AbsoluteUri);
        Assert.Equal(Video, bench.Hosts.Files["/files/2"]);
        Assert.DoesNotContain("/files/1", bench.Hosts.Files.Keys);
        Assert.Empty(bench.Time.Pauses);
    }

    [Fact]
    public async Task UploadFile_SinglePutRefused_StartsOverWithANewAddress()
    {
        FailTimes("/up/1", 1, () => new HttpResponseMessage(HttpStatusCode.Forbidden));
        byte[] video = StorageBench.Video(1000);

        UploadedFile file = await bench.Storage.UploadFileAsync(bench.WriteFile("clip.mp4", video), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("https://v3b.fal.media/files/2", file.Url.AbsoluteUri);
        Assert.Equal(video, bench.Hosts.Files["/files/2"]);
    }

    [Fact]
    public async Task UploadFile_EveryAddressRefused_EndsAfterThree()
    {
        bench.Hosts.Fault = seen => seen.IsPart ? new HttpResponseMessage(HttpStatusCode.Forbidden) : null;

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(UploadAsync);
        Assert.Equal(TransferFailure.UploadFailed, error.Reason);

        Assert.True(error.AddressRefused);
        Assert.Equal(3, bench.Hosts.Count(seen => seen.Path.EndsWith("initiate-multipart", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Upload_ForwardOnlyStreamRefused_IsTypedBecauseItCannotBeReadAgain()
    {
        FailTimes("/up/1/3", 1, () => new HttpResponseMessage(HttpStatusCode.Forbidden));
        await using CutStream stream = new(Video, int.MaxValue);

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(
            () => bench.Storage.UploadAsync(stream, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(TransferFailure.UploadFailed, error.Reason);

        Assert.True(error.AddressRefused);
        Assert.Equal(1, bench.Hosts.Count(seen => seen.Path.EndsWith("initiate-multipart", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task UploadFile_TagMissing_IsRepeated()
    {
        FailTimes("/up/1/2", 1, () => new HttpResponseMessage(HttpStatusCode.OK));

        await UploadAsync();

        Assert.Equal(2, bench.Hosts.Count(seen => seen.Path == "/up/1/2"));
        Assert.Equal(Video, bench.Hosts.Files["/files/1"]);
    }

    [Fact]
    public async Task UploadFile_WrongTag_StartsOverWithANewAddress()
    {
        FailTimes("/up/1/2", 1, () =>
        {
            HttpResponseMessage response = new(HttpStatusCode.OK);
            response.Headers.TryAddWithoutValidation("ETag", "\"wrong\"");
            return response;
        });

        await UploadAsync();

        Assert.Equal(Video, bench.Hosts.Files["/files/2"]);
        Assert.DoesNotContain("/files/1", bench.Hosts.Files.Keys);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    public async Task UploadFile_RefusedForGood_IsNotRepeated(HttpStatusCode status)
    {
        FailTimes("/up/1/1", int.MaxValue, () => new HttpResponseMessage(status));

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(UploadAsync);
        Assert.Equal(TransferFailure.UploadFailed, error.Reason);

        Assert.False(error.IsTransient);
        Assert.Equal(1, bench.Hosts.Count(seen => seen.Path == "/up/1/1"));
    }

    [Fact]
    public async Task UploadFile_KeyRefused_IsTheTypedAnswerAtOnce()
    {
        FailTimes("/storage/upload/initiate-multipart", 1, () => new HttpResponseMessage(HttpStatusCode.Unauthorized)
        {
            Content = new StringContent("""{"detail":"invalid key credentials"}"""),
        });

        FalApiException error = await Failing.ApiAsync(FalApiErrorKind.Authentication, UploadAsync);

        Assert.Contains("invalid key credentials", error.Message, StringComparison.Ordinal);
        Assert.Single(bench.Hosts.Seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"upload_url":"https://v3.fal.media/up/1"}""")]
    [InlineData("""{"upload_url":"up/1","file_url":"https://v3.fal.media/x"}""")]
    public async Task UploadFile_UnreadableAddress_IsTyped(string body)
    {
        FailTimes("/storage/upload/initiate-multipart", 1, () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(UploadAsync);
        Assert.Equal(TransferFailure.UploadFailed, error.Reason);

        Assert.Equal(UploadStage.Initiate, error.Stage);
        Assert.Single(bench.Hosts.Seen);
    }

    [Theory]
    [InlineData("http://v3.fal.media/up/1", TransferFailure.InvalidAddress)]
    [InlineData("ftp://v3.fal.media/up/1", TransferFailure.InvalidAddress)]
    [InlineData("https://169.254.169.254/up/1", TransferFailure.HostNotPublic)]
    [InlineData("https://localhost/up/1", TransferFailure.HostNotPublic)]
    [InlineData("file:///etc/passwd", TransferFailure.InvalidAddress)]
    public async Task UploadFile_AddressThatMustNotBeReached_IsRefused(string address, TransferFailure reason)
    {
        FailTimes("/storage/upload/initiate-multipart", 1, () => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent($$"""{"upload_url":"{{address}}?signature=secret","file_url":"https://v3.fal.media/x"}"""),
        });

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(UploadAsync);

        Assert.Equal(reason, error.Reason);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Single(bench.Hosts.Seen);
    }

    [Fact]
    public async Task UploadFile_Standstill_IsGivenUpAndRepeated()
    {
        using StorageBench bench = new(options => options.StallTimeout = TimeSpan.FromMinutes(2));
        TaskCompletionSource standing = new();
        int arrivals = 0;
        bench.Hosts.Arrive = (request, token) =>
        {
            if (request.RequestUri!.AbsolutePath != "/up/1/2" || Interlocked.Increment(ref arrivals) > 1)
            {
                return Task.CompletedTask;
            }

            standing.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        };
        string path = bench.WriteFile("clip.mp4", Video);

        Task<UploadedFile> upload = bench.Storage.UploadFileAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        await standing.Task;
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        await upload;

        Assert.Equal(2, arrivals);
        Assert.Equal(Video, bench.Hosts.Files[bench.Hosts.Files.Keys.Single()]);
    }

    [Fact]
    public async Task UploadFile_SlowButMoving_IsNotGivenUp()
    {
        using StorageBench bench = new(options =>
        {
            options.StallTimeout = TimeSpan.FromMinutes(2);
            options.PartSize = 1024 * 1024;
            options.PartsInFlight = 1;
        });
        string path = bench.WriteFile("clip.mp4", StorageBench.Video(3 * 1024 * 1024));

        // A slice of 256 KiB in a minute and a half: a part takes six minutes, and never stands still for two.
        await bench.Storage.UploadFileAsync(
            path, progress: new Listener(_ => bench.Time.Advance(TimeSpan.FromSeconds(90))), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(3, bench.Hosts.Count(seen => seen.IsPart));
    }

    [Theory]
    [InlineData("/up/1/3", HttpStatusCode.InternalServerError)]
    [InlineData("/up/1/3", HttpStatusCode.Forbidden)]
    public async Task UploadFile_SentAgain_CountsOnce(string path, HttpStatusCode status)
    {
        FailTimes(path, 1, () => new HttpResponseMessage(status));
        List<TransferProgress> seen = [];

        await bench.Storage.UploadFileAsync(
            bench.WriteFile("clip.mp4", Video), progress: new Listener(seen.Add), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((4500L, 4500L), (seen[^1].Bytes, seen[^1].TotalBytes!.Value));
    }

    [Fact]
    public async Task UploadFile_Cancelled_EndsWithTheCallersCancellation()
    {
        using CancellationTokenSource stop = new();
        bench.Hosts.Fault = seen =>
        {
            if (seen.IsPart)
            {
                stop.Cancel();
            }

            return null;
        };
        string path = bench.WriteFile("clip.mp4", Video);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Storage.UploadFileAsync(path, cancellationToken: stop.Token));

        Assert.Equal(0, bench.Hosts.Count(seen => seen.IsComplete));
    }

    private Task<UploadedFile> UploadAsync() =>
        bench.Storage.UploadFileAsync(bench.WriteFile("clip.mp4", Video), cancellationToken: TestContext.Current.CancellationToken);

    private void FailTimes(string path, int times, Func<HttpResponseMessage> answer)
    {
        int left = times;
        bench.Hosts.Fault = seen => seen.Path == path && Interlocked.Decrement(ref left) >= 0 ? answer() : null;
    }
}
