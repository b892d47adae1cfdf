using System.Net;
using FalGenerated.Video;
using Microsoft.Extensions.Time.Testing;
using static FalGenerated.Tests.Video.Boxes;

namespace FalGenerated.Tests.Video;

public sealed class UrlTests
{
    private static readonly Uri Url = new("https://media.example/clip.mp4?X-Signature=secret");

    // What it may cost at most: requests and KiB.
    public static TheoryData<string, int, int> Costs { get; } = new()
    {
        { "index in front", 1, 64 },
        { "index at the end", 2, 70 },
        { "index behind five gigabytes", 2, 70 },
        { "an hour, index of 1.2 MB in front", 5, 320 },
        { "fragments with a list", 4, 192 },
        { "fragments with an index", 1, 64 },
        { "webm", 1, 64 },
        { "user data of 1.5 MB", 3, 131 },
    };

    [Theory]
    [MemberData(nameof(Costs))]
    public async Task ProbeAsync_KindOfFile_StaysWithinItsRequests(string kind, int requests, int kibibytes)
    {
        using RangeServer server = new(UrlFiles.Make(kind));
        VideoInfo info = await ProbeAsync(server);

        Assert.Equal(VideoOutcome.Ok, info.Outcome);
        Assert.InRange(server.Requests.Count, 1, requests);
        Assert.InRange(server.BytesSent, 1, kibibytes * 1024);
        Assert.Equal((server.Requests.Count, server.BytesSent), (info.Reads, info.BytesRead));
    }

    [Fact]
    public async Task ProbeAsync_EachRequest_IsARangedGetWithoutTheKey()
    {
        using RangeServer server = new(UrlFiles.Make("index at the end")) { Tag = "\"v1\"" };
        await ProbeAsync(server);

        Assert.All(server.Requests, request =>
        {
            Assert.Equal(HttpMethod.Get, request.Method);
            Assert.Equal("identity", request.Headers.AcceptEncoding.ToString());
            Assert.Null(request.Headers.Authorization);
        });
        Assert.Equal([null, "\"v1\""], server.Requests.Select(request => request.Headers.IfRange?.EntityTag?.ToString()));
    }

    [Fact]
    public async Task ProbeAsync_WeakTag_IsNotUsedAsACondition()
    {
        using RangeServer server = new(UrlFiles.Make("index at the end")) { Tag = "W/\"v1\"" };
        await ProbeAsync(server);

        Assert.All(server.Requests, request => Assert.Null(request.Headers.IfRange));
    }

    [Theory]
    [InlineData("index in front", VideoOutcome.Ok)]
    [InlineData("index at the end", VideoOutcome.BudgetExceeded)]
    public async Task ProbeAsync_ServerWithoutRanges_UsesTheFirstWindowOnly(string kind, VideoOutcome outcome)
    {
        using RangeServer server = new(UrlFiles.Make(kind)) { SendsRanges = false };
        VideoInfo info = await ProbeAsync(server);

        Assert.Equal((outcome, 1, 65_536L), (info.Outcome, server.Requests.Count, info.BytesRead));
    }

    [Fact]
    public async Task ProbeAsync_EmptyFile_IsEmpty()
    {
        using RangeServer server = new(new MemoryStream());

        Assert.Equal(VideoOutcome.Empty, (await ProbeAsync(server)).Outcome);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Gone)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task ProbeAsync_RefusingServer_KeepsItsStatus(HttpStatusCode status)
    {
        using RangeServer server = new(new MemoryStream()) { Instead = (_, _) => new HttpResponseMessage(status) };
        VideoInfo info = await ProbeAsync(server);

        Assert.Equal((VideoOutcome.Unreachable, (int?)status, 1), (info.Outcome, info.HttpStatus, server.Requests.Count));
        Assert.DoesNotContain("secret", $"{info}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProbeAsync_WebPage_IsNotVideoWhateverItsType()
    {
        using RangeServer server = new(new MemoryStream("<!doctype html><title>Sign in</title>"u8.ToArray()));
        VideoInfo info = await ProbeAsync(server);

        Assert.Equal((VideoOutcome.NotVideo, "html", "video/mp4", 206), (info.Outcome, info.Container, info.ContentType, info.HttpStatus));
    }

    [Fact]
    public async Task ProbeAsync_VideoWithAWrongType_IsAVideo()
    {
        using RangeServer server = new(UrlFiles.Make("index in front")) { ContentType = "text/html" };

        Assert.Equal(VideoOutcome.Ok, (await ProbeAsync(server)).Outcome);
    }

    [Theory]
    [InlineData("\"v2\"")]
    [InlineData(null)]
    public async Task ProbeAsync_FileThatChanges_EndsAsUnknown(string? secondTag)
    {
        Stream file = UrlFiles.Make("index at the end");
        RangeServer server = null!;
        server = new RangeServer(file)
        {
            Tag = "\"v1\"",
            Instead = (_, count) =>
            {
                server.Tag = count == 1 ? "\"v1\"" : secondTag;
                return count > 1 && secondTag is null ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([1, 2, 3]) } : null;
            },
        };
        VideoInfo info = await ProbeAsync(server);

        Assert.Equal((VideoOutcome.Unreachable, 2), (info.Outcome, server.Requests.Count));
        Assert.Contains("changed", info.Notes[0], StringComparison.Ordinal);
        server.Dispose();
    }

    [Fact]
    public async Task ProbeAsync_AnotherPartThanAsked_EndsAsUnknown()
    {
        using RangeServer server = new(new MemoryStream())
        {
            Instead = (_, _) =>
            {
                HttpResponseMessage response = new(HttpStatusCode.PartialContent) { Content = new ByteArrayContent(new byte[10]) };
                response.Content.Headers.ContentRange = new(5, 14, 100);
                return response;
            },
        };

        Assert.Equal(VideoOutcome.Unreachable, (await ProbeAsync(server)).Outcome);
    }

    [Fact]
    public async Task ProbeAsync_CompressedAllTheSame_EndsAsUnknown()
    {
        using RangeServer server = new(new MemoryStream())
        {
            Instead = (_, _) =>
            {
                HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new ByteArrayContent(new byte[10]) };
                response.Content.Headers.ContentEncoding.Add("gzip");
                return response;
            },
        };

        Assert.Equal(VideoOutcome.Unreachable, (await ProbeAsync(server)).Outcome);
    }

    [Theory]
    [InlineData(5, VideoOutcome.Ok, 6)]
    [InlineData(6, VideoOutcome.Unreachable, 6)]
    public async Task ProbeAsync_Redirects_AreFollowedFiveTimes(int count, VideoOutcome outcome, int requests)
    {
        using RangeServer server = new(UrlFiles.Make("index in front")) { Instead = (_, asked) => asked <= count ? Redirect($"/hop/{asked}") : null };
        VideoInfo info = await ProbeAsync(server);

        Assert.Equal((outcome, requests), (info.Outcome, server.Requests.Count));
    }

    [Theory]
    [InlineData("http://127.0.0.1/clip.mp4")]
    [InlineData("http://localhost:9/clip.mp4")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("ftp://media.example/clip.mp4")]
    public async Task ProbeAsync_RedirectToWhereWeDoNotGo_IsNotFollowed(string target)
    {
        using RangeServer server = new(UrlFiles.Make("index in front")) { Instead = (_, asked) => asked == 1 ? Redirect(target) : null };
        VideoInfo info = await ProbeAsync(server);

        Assert.Equal((VideoOutcome.Unreachable, 1), (info.Outcome, server.Requests.Count));
    }

    [Fact]
    public async Task ProbeAsync_Predicate_SeesEveryAddressAndMayRefuse()
    {
        List<Uri> seen = [];
        using RangeServer server = new(UrlFiles.Make("index in front")) { Instead = (_, asked) => asked == 1 ? Redirect("https://other.example/x") : null };
        bool Allow(Uri url)
        {
            seen.Add(url);
            return url.Host == "media.example";
        }

        VideoInfo info = await VideoSource.FromUrl(Url, client: server.Client(), allow: Allow).ProbeAsync(cancellationToken: Token);

        Assert.Equal(["media.example", "other.example"], seen.Select(url => url.Host));
        Assert.Equal((VideoOutcome.Unreachable, 1), (info.Outcome, server.Requests.Count));
    }

    [Fact]
    public async Task ProbeAsync_FarApartPieces_EndAtTheLimitOfRequests()
    {
        (long, byte[])[] pieces = [(0, Sized(24, "ftyp", Zeros(16))), .. Enumerable.Range(0, 100).Select(i => (24 + (i * 200_000L), Join(U32(200_000), "free"u8.ToArray())))];
        using RangeServer server = new(new SparseStream(50_000_000, pieces));
        VideoInfo info = await ProbeAsync(server);

        Assert.Equal((VideoOutcome.BudgetExceeded, 16), (info.Outcome, server.Requests.Count));
        Assert.InRange(server.BytesSent, 1, 2 << 20);
    }

    [Fact]
    public async Task ProbeAsync_ServerThatHangs_EndsAfterTenSeconds()
    {
        FakeTimeProvider time = new();
        using HangingHandler server = new();
        using HttpClient client = new(server, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        Task<VideoInfo> probe = VideoSource.FromUrl(Url, client: client).ProbeAsync(new() { TimeProvider = time }, Token);
        await server.Asked;

        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(probe.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(VideoOutcome.BudgetExceeded, (await probe).Outcome);
    }

    [Fact]
    public async Task ProbeAsync_BrokenConnection_IsUnreachable()
    {
        using RangeServer server = new(new MemoryStream()) { Instead = (_, _) => throw new HttpRequestException("reset") };

        Assert.Equal(VideoOutcome.Unreachable, (await ProbeAsync(server)).Outcome);
    }

    [Fact]
    public void FromUrl_ClientWithAnAuthorizationHeader_IsAnArgumentError()
    {
        using HttpClient client = new();
        client.DefaultRequestHeaders.Add("Authorization", "Key id:secret");

        Assert.Throws<ArgumentException>(() => VideoSource.FromUrl(Url, client: client));
    }

    [Theory]
    [InlineData("ftp://media.example/clip.mp4")]
    [InlineData("file:///clip.mp4")]
    [InlineData("data:video/mp4;base64,AAAA")]
    public void FromUrl_OtherScheme_IsAnArgumentError(string url) => Assert.Throws<ArgumentException>(() => VideoSource.FromUrl(new Uri(url)));

    [Fact]
    public void FromUrl_SignedAddress_IsNamedWithoutItsSecrets() =>
        Assert.DoesNotContain("secret", VideoSource.FromUrl(new Uri("https://user:secret@media.example/clip.mp4?sig=secret")).Name, StringComparison.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<VideoInfo> ProbeAsync(RangeServer server) =>
        VideoSource.FromUrl(Url, client: server.Client()).ProbeAsync(cancellationToken: Token);

    private static HttpResponseMessage Redirect(string target)
    {
        HttpResponseMessage response = new(HttpStatusCode.Found);
        response.Headers.Location = new Uri(target, UriKind.RelativeOrAbsolute);
        return response;
    }

    private sealed class HangingHandler : HttpMessageHandler
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.SetResult();
            TaskCompletionSource<HttpResponseMessage> never = new();
            return await never.Task.WaitAsync(cancellationToken);
        }
    }
}
