using System.Net;
using System.Security.Cryptography;

namespace FalGenerated.Tests.Storage;

public sealed class DownloadResumeTests : IDisposable
{
    private readonly StorageBench bench = new();
    private readonly byte[] video = StorageBench.Video(10_000);

    public DownloadResumeTests() => bench.Hosts.Files["/files/out.mp4"] = video;

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4321)]
    [InlineData(9999)]
    public async Task Download_Cut_GoesOnWhereItStopped(int at)
    {
        CutAt(at);

        DownloadedFile file = await DownloadAsync();

        await AssertWholeAsync(file);
        Assert.Equal(1, file.Interruptions);
        Assert.Equal(2, bench.Hosts.Seen.Count);
        Assert.Equal($"bytes={at}-", bench.Hosts.Seen[1].Headers["Range"]);
        Assert.Equal(FileAnswers.TagOf(video), bench.Hosts.Seen[1].Headers["If-Range"]);
        Assert.Equal([TimeSpan.FromSeconds(0.5)], bench.Time.Pauses);
    }

    [Fact]
    public async Task Download_CutBeforeTheFirstByte_StartsAgainWithoutARange()
    {
        CutAt(0);

        DownloadedFile file = await DownloadAsync();

        await AssertWholeAsync(file);
        Assert.DoesNotContain("Range", bench.Hosts.Seen[1].Headers.Keys);
    }

    [Fact]
    public async Task Download_EndsEarlyWithoutAnError_GoesOn()
    {
        Script(seen =>
        {
            HttpResponseMessage response = FileAnswers.Of(video, seen);
            ByteArrayContent shortBody = new(video[..3000]);
            shortBody.Headers.ContentLength = 10_000;
            response.Content = shortBody;
            return response;
        });

        await AssertWholeAsync(await DownloadAsync());

        Assert.Equal("bytes=3000-", bench.Hosts.Seen[1].Headers["Range"]);
    }

    [Fact]
    public async Task Download_FileChangedMeanwhile_StartsFromZero()
    {
        byte[] other = StorageBench.Video(12_000);
        Script(seen => FileAnswers.Cut(other, seen, 5000));

        await AssertWholeAsync(await DownloadAsync());

        Assert.Equal(FileAnswers.TagOf(other), bench.Hosts.Seen[1].Headers["If-Range"]);
    }

    [Fact]
    public async Task Download_NoValidator_StartsFromZero()
    {
        Script(seen =>
        {
            HttpResponseMessage response = FileAnswers.Cut(video, seen, 5000);
            response.Headers.ETag = null;
            return response;
        });

        await AssertWholeAsync(await DownloadAsync());

        Assert.DoesNotContain("Range", bench.Hosts.Seen[1].Headers.Keys);
    }

    [Fact]
    public async Task Download_WeakTag_ProvesNothingAndStartsFromZero()
    {
        Script(seen =>
        {
            HttpResponseMessage response = FileAnswers.Cut(video, seen, 5000);
            response.Headers.ETag = new("\"x\"", isWeak: true);
            return response;
        });

        await AssertWholeAsync(await DownloadAsync());

        Assert.DoesNotContain("Range", bench.Hosts.Seen[1].Headers.Keys);
    }

    [Fact]
    public async Task Download_LastModifiedOnly_IsTheCondition()
    {
        DateTimeOffset date = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        Script(
            seen =>
            {
                HttpResponseMessage response = FileAnswers.Cut(video, seen, 5000);
                response.Headers.ETag = null;
                response.Content.Headers.LastModified = date;
                return response;
            },
            seen =>
            {
                Assert.Equal("Wed, 04 Mar 2026 05:06:07 GMT", seen.Headers["If-Range"]);
                HttpResponseMessage response = new(HttpStatusCode.PartialContent) { Content = new ByteArrayContent(video[5000..]) };
                response.Content.Headers.ContentRange = new(5000, 9999, 10_000);
                return response;
            });

        await AssertWholeAsync(await DownloadAsync());
    }

    [Theory]
    [InlineData(4000, 9999, 10_000)]
    [InlineData(5000, 9999, 10_001)]
    [InlineData(5000, 8999, 10_000)]
    public async Task Download_AnotherRangeThanAskedFor_IsNotMixedIn(int from, int to, int length)
    {
        Script(
            seen => FileAnswers.Cut(video, seen, 5000),
            _ =>
            {
                HttpResponseMessage response = new(HttpStatusCode.PartialContent) { Content = new ByteArrayContent(new byte[to - from + 1]) };
                response.Content.Headers.ContentRange = new(from, to, length);
                return response;
            });

        await AssertWholeAsync(await DownloadAsync());

        Assert.DoesNotContain("Range", bench.Hosts.Seen[2].Headers.Keys);
    }

    [Theory]
    [InlineData("tag")]
    [InlineData("date")]
    [InlineData("encoding")]
    public async Task Download_TheRightRangeOfAnotherFile_IsNotMixedIn(string difference)
    {
        DateTimeOffset date = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        Script(
            seen =>
            {
                HttpResponseMessage response = FileAnswers.Cut(video, seen, 5000);
                response.Headers.ETag = difference == "date" ? null : response.Headers.ETag;
                response.Content.Headers.LastModified = date;
                return response;
            },
            _ =>
            {
                HttpResponseMessage response = new(HttpStatusCode.PartialContent) { Content = new ByteArrayContent(new byte[5000]) };
                response.Content.Headers.ContentRange = new(5000, 9999, 10_000);
                response.Headers.ETag = difference == "date" ? null : new(difference == "tag" ? "\"other\"" : FileAnswers.TagOf(video));
                response.Content.Headers.LastModified = difference == "date" ? date.AddSeconds(1) : date;
                response.Content.Headers.ContentEncoding.Add(difference == "encoding" ? "gzip" : "identity");
                return response;
            });

        await AssertWholeAsync(await DownloadAsync());

        Assert.DoesNotContain("Range", bench.Hosts.Seen[2].Headers.Keys);
    }

    [Fact]
    public async Task Download_RangeNotSatisfiable_StartsFromZero()
    {
        Script(seen => FileAnswers.Cut(video, seen, 5000), _ => new HttpResponseMessage(HttpStatusCode.RequestedRangeNotSatisfiable));

        await AssertWholeAsync(await DownloadAsync());
    }

    [Fact]
    public async Task Download_PassingFailures_ArePatientlyRepeated()
    {
        Script(
            _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
            _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"),
            seen => FileAnswers.Cut(video, seen, 5000));

        DownloadedFile file = await DownloadAsync();

        Assert.Equal(3, file.Interruptions);
        Assert.Equal([TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], bench.Time.Pauses);
    }

    [Fact]
    public async Task Download_CutAgainAndAgainWithoutHeadway_EndsAndLeavesNothing()
    {
        bench.Hosts.Fault = seen => FileAnswers.Cut(video, seen, 10);

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(DownloadAsync);
        Assert.Equal(TransferFailure.DownloadFailed, error.Reason);

        Assert.Equal(40, error.ReceivedBytes);
        Assert.True(error.IsTransient);
        Assert.Equal(4, bench.Hosts.Seen.Count);
        Assert.Empty(bench.Names());
    }

    [Fact]
    public async Task Download_CutWithHeadwayEachTime_NeverGivesUp()
    {
        byte[] large = StorageBench.Video(8 * 1024 * 1024);
        bench.Hosts.Files["/files/out.mp4"] = large;
        bench.Hosts.Fault = seen => FileAnswers.Cut(large, seen, 1024 * 1024);

        DownloadedFile file = await DownloadAsync();

        Assert.Equal(8, file.Interruptions);
        Assert.Equal(8, bench.Hosts.Seen.Count);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(large)), file.Sha256);
        Assert.All(bench.Time.Pauses, pause => Assert.Equal(TimeSpan.FromSeconds(0.5), pause));
    }

    [Fact]
    public async Task Download_NoLengthAndShorterThanAnnounced_GoesOn()
    {
        Script(seen =>
        {
            HttpResponseMessage response = FileAnswers.Of(video, seen);
            response.Content = new StreamContent(new CutStream(video.AsMemory(0, 6000), int.MaxValue));
            return response;
        });

        await AssertWholeAsync(await bench.Storage.DownloadAsync(
            new FalFile { Url = "https://v3b.fal.media/files/out.mp4", FileSize = 10_000 },
            bench.PathOf("clip.mp4"),
            cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("bytes=6000-", bench.Hosts.Seen[1].Headers["Range"]);
    }

    private void CutAt(int after) => Script(seen => FileAnswers.Cut(video, seen, after));

    /// <summary>The first answers; the host gives the later ones.</summary>
    private void Script(params Func<SeenRequest, HttpResponseMessage>[] answers)
    {
        int next = 0;
        bench.Hosts.Fault = seen => next < answers.Length ? answers[next++](seen) : null;
    }

    private async Task AssertWholeAsync(DownloadedFile file)
    {
        Assert.Equal(video, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(video)), file.Sha256);
        Assert.Equal(10_000, file.Bytes);
        Assert.Equal(["clip.mp4"], bench.Names());
    }

    private Task<DownloadedFile> DownloadAsync() => bench.Storage.DownloadAsync(
        new Uri("https://v3b.fal.media/files/out.mp4"), bench.PathOf("clip.mp4"), cancellationToken: TestContext.Current.CancellationToken);
}
