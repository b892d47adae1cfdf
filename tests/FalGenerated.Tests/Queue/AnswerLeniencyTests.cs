using FalGenerated.BytedanceUpscaler;
using FalGenerated.CodeGeneration;
using FalGenerated.Tests.Support;
using FalGenerated.Video;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Queue;

/// <summary>The address is the result: whatever stands beside it, a paid answer is delivered.</summary>
public sealed class AnswerLeniencyTests
{
    private const string Address = "https://v3.fal.media/files/a/out.mp4";

    private static UpscaleQuote Quote { get; } = UpscaleQuote.Of(new UpscaleOptions(), new VideoInfo { Outcome = VideoOutcome.Ok, VideoSeconds = 10 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Values that are no decimal, and none that a member of this kind takes.</summary>
    public static TheoryData<string> NoNumbers { get; } =
        ["NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e40", "\"10 s\"", "\"NaN\"", "\"\"", "{}", "{\"value\":10}", "[]", "[10]", "[[[10]]]", "true", "\"2026-01-01T00:00:00Z\"", new string('9', 60)];

    public static TheoryData<string> NoSizes { get; } =
        ["1.5", "1e23", "1e400", "NaN", "\"12 MB\"", "\"\"", "{}", "{\"bytes\":12}", "[]", "[12]", "true", "99999999999999999999", new string('9', 500)];

    public static TheoryData<string> NoTexts { get; } = ["{}", "{\"a\":{\"b\":[1]}}", "[]", "[\"a\"]"];

    [Theory]
    [MemberData(nameof(NoNumbers))]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Duration_ThatDoesNotParse_IsUnknownAndTheVideoIsDelivered(string? duration)
    {
        string member = duration is null ? "" : $",\"duration\":{duration}";

        UpscaleVideoOutput output = await ResultAsync($$"""{"video":{"url":"{{Address}}"}{{member}}}""");

        Assert.Equal((Address, null), (output.Video.Url, output.Duration));
    }

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public async Task Duration_BeforeTheVideo_CostsNothingBehindIt(string duration)
    {
        UpscaleVideoOutput output = await ResultAsync($$"""{"duration":{{duration}},"video":{"url":"{{Address}}","file_size":7},"more":1}""");

        Assert.Equal((Address, null, 7L), (output.Video.Url, output.Duration, output.Video.FileSize));
        Assert.Equal(1, output.AdditionalProperties["more"]);
    }

    [Theory]
    [MemberData(nameof(NoSizes))]
    public async Task FileSize_ThatDoesNotParse_IsUnknownAndTheVideoIsDelivered(string size)
    {
        UpscaleVideoOutput output = await ResultAsync($$"""{"video":{"file_size":{{size}},"url":"{{Address}}","file_name":"a.mp4"},"duration":10.5}""");

        Assert.Equal((Address, null, "a.mp4", 10.5m), (output.Video.Url, output.Video.FileSize, output.Video.FileName, output.Duration));
    }

    [Theory]
    [MemberData(nameof(NoTexts))]
    public async Task Texts_ThatAreNone_AreLeftOut(string text)
    {
        UpscaleVideoOutput output = await ResultAsync($$"""{"video":{"content_type":{{text}},"file_name":{{text}},"url":"{{Address}}"},"duration":1}""");

        Assert.Equal((Address, null, null), (output.Video.Url, output.Video.ContentType, output.Video.FileName));
    }

    [Theory]
    [InlineData("\"https://v3.fal.media/files/a/out.mp4\"")]
    [InlineData("[{\"url\":\"https://v3.fal.media/files/a/out.mp4\"}]")]
    [InlineData("{\"video\":{\"url\":\"https://v3.fal.media/files/a/out.mp4\"}}")]
    [InlineData("{\"file\":{\"video\":[{\"url\":\"https://v3.fal.media/files/a/out.mp4\",\"file_size\":\"x\"}]}}")]
    public async Task Video_InAnotherShape_IsFound(string video)
    {
        UpscaleVideoOutput output = await ResultAsync($$"""{"video":{{video}},"duration":1}""");

        Assert.Equal(Address, output.Video.Url);
    }

    [Theory]
    [InlineData("{\"duration\":10}")]
    [InlineData("{\"video\":null,\"duration\":10}")]
    [InlineData("{\"video\":{},\"duration\":10}")]
    [InlineData("{\"video\":{\"url\":{}},\"duration\":10}")]
    [InlineData("{\"video\":5,\"duration\":10}")]
    [InlineData("{\"detail\":\"no\"}")]
    [InlineData("[]")]
    [InlineData("\"https://v3.fal.media/files/a/out.mp4\"")]
    [InlineData("")]
    [InlineData("{\"video\":{\"url\":\"https://v3.fal.media/files/a/out.mp4\"}")]
    public async Task Answer_WithoutAnAddress_CannotBeRead(string body)
    {
        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => ResultAsync(body));

        Assert.Equal((FalApiErrorKind.Unreadable, body), (error.Kind, error.Answer.RawBody));
    }

    [Fact]
    public async Task Misfits_AreLogged()
    {
        FakeLogCollector logs = new();
        using ILoggerFactory loggers = LoggerFactory.Create(builder => builder.AddProvider(new FakeLoggerProvider(logs)));

        await ResultAsync<UpscaleVideoOutput>($$"""{"video":{"url":"{{Address}}","file_size":"12 MB"},"duration":"10 s"}""", loggers);

        IEnumerable<string> said = logs.GetSnapshot().Where(record => record is { Id.Id: 6, Level: LogLevel.Warning }).Select(record => record.Message);
        Assert.Equal(2, said.Count());
        Assert.Contains(said, line => line.Contains("misfit", StringComparison.Ordinal) && line.Contains("video.file_size", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains(": duration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lists_KeepTheItemsThatAreFiles()
    {
        TestLists output = await ResultAsync<TestLists>(
            """{"images":[{"url":"https://a.example/1","width":"x"},7,{"width":1},{"url":"https://a.example/2","width":2,"timings":{"all":"?"}}],"seed":1e400,"prompt":{},"has_nsfw":["x",true],"by":{"a":{"url":"https://a.example/3","file_size":[]}}}""");

        Assert.Equal(["https://a.example/1", "https://a.example/2"], output.Images.Select(image => image.Url));
        Assert.Equal([0, 2], output.Images.Select(image => image.Width));
        Assert.Equal("https://a.example/3", output.By["a"].Url);
        Assert.Equal((0, null), (output.Seed, output.Prompt));
    }

    [Fact]
    public async Task Bill_OfAnAnswerWithoutSeconds_IsUnknownAndSaid()
    {
        UpscaleVideoOutput output = await ResultAsync($$"""{"video":{"url":"{{Address}}"},"duration":"10 s"}""");

        UpscaleReconciliation bill = Quote.Reconcile(output, 10);

        Assert.Null(bill.BilledSeconds);
        Assert.Equal("billed_seconds_missing", Assert.Single(bill.Findings).Code);
    }

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("1e28")]
    [InlineData("1000000001")]
    [InlineData("-100000")]
    [InlineData("0")]
    public async Task Bill_OfAbsurdSeconds_IsUnknownAndSaid(string duration)
    {
        UpscaleVideoOutput output = await ResultAsync($$"""{"video":{"url":"{{Address}}"},"duration":{{duration}}}""");

        UpscaleReconciliation bill = Quote.Reconcile(output, decimal.MaxValue);

        Assert.Equal((null, null), (bill.ActualUsd, bill.UnitsUsd));
        Assert.Equal("billed_seconds_unlikely", Assert.Single(bill.Findings).Code);
    }

    private static Task<UpscaleVideoOutput> ResultAsync(string body) => ResultAsync<UpscaleVideoOutput>(body);

    private static async Task<T> ResultAsync<T>(string body, ILoggerFactory? loggers = null)
        where T : class
    {
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : body));
        using FalClient client = new(new FalOptions { ApiKey = Fal.Key, LoggerFactory = loggers }, wire);
        FalJob<T> job = await client.Endpoint(DescriptorOf<T>()).SubmitAsync(Fal.Input, cancellationToken: Token);
        return (await job.GetResultAsync(Token)).Output;
    }

    private static FalEndpointDescriptor<TestInput, T> DescriptorOf<T>()
        where T : class => new()
        {
            EndpointId = TestEndpoint.Id,
            AppId = "owner/app",
            ContractSha256 = new string('0', 64),
            ContractObtained = "authored",
            ContractDate = "2026-01-01",
            SubmitAsync = TestEndpoint.Descriptor.SubmitAsync,
            GetStatusAsync = TestEndpoint.Descriptor.GetStatusAsync,
            GetResultAsync = (call, http, id, token) => new Raw(call, http).GetAsync<T>(id, token),
            CancelAsync = TestEndpoint.Descriptor.CancelAsync,
        };

    private sealed class Raw(FalCall call, HttpClient http) : FalRawClient(call, http)
    {
        public Task<FalResponse<T>> GetAsync<T>(string id, CancellationToken token) => SendAsync<T>(HttpMethod.Get, $"owner/app/requests/{id}", [], null, token);
    }

    private sealed class TestLists
    {
        [JsonProperty("images", Required = Required.Always)]
        public required IReadOnlyList<TestImage> Images { get; init; }

        [JsonProperty("seed", Required = Required.Always)]
        public required long Seed { get; init; }

        [JsonProperty("prompt", Required = Required.Always)]
        public required string Prompt { get; init; }

        [JsonProperty("has_nsfw")]
        public IReadOnlyList<bool>? HasNsfw { get; init; }

        [JsonProperty("by")]
        public Dictionary<string, FalFile> By { get; init; } = new Dictionary<string, FalFile>();
    }

    private sealed class TestImage
    {
        [JsonProperty("url", Required = Required.Always)]
        public required string Url { get; init; }

        [JsonProperty("width", Required = Required.Always)]
        public required int Width { get; init; }

        [JsonProperty("timings")]
        public IReadOnlyDictionary<string, decimal>? Timings { get; init; }

        [JsonExtensionData]
        public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();
    }
}
