using FalGenerated.BytedanceUpscaler;
using FalGenerated.Platform;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Platform;

/// <summary>The platform's operations: lists page by page, typed failures, the key at one host.</summary>
public sealed class PlatformCallTests : IDisposable
{
    private readonly ScriptedHandler wire;
    private readonly FalClient client;
    private Func<Seen, HttpResponseMessage> answer = _ => ScriptedHandler.Json(404, "{}");

    public PlatformCallTests()
    {
        wire = new(request => answer(request));
        client = Fal.Client(wire);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        client.Dispose();
        wire.Dispose();
    }

    [Fact]
    public async Task List_AsksForAPageWhenItIsReached()
    {
        answer = request => request.Address.Query.Contains("cursor=", StringComparison.Ordinal)
            ? ScriptedHandler.Json(200, """{"items":[{"request_id":"c"}],"has_more":false,"next_cursor":null}""")
            : ScriptedHandler.Json(200, """{"items":[{"request_id":"a","sent_at":"2026-05-01T12:00:00.5Z","status_code":200,"new":1},{"request_id":"b"}],"has_more":true,"next_cursor":"x y"}""");
        List<EndpointRequest> seen = [];

        await foreach (EndpointRequest one in client.Platform.ListRequestsAsync(
            "owner/app/path", new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), withPayloads: true, cancellationToken: Token))
        {
            seen.Add(one);
            Assert.Equal(seen.Count < 3 ? 1 : 2, wire.Requests.Count);
        }

        Assert.Equal(["a", "b", "c"], seen.Select(one => one.RequestId));
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 12, 0, 0, 500, TimeSpan.Zero), seen[0].SentAt);
        Assert.Equal("new", Assert.Single(seen[0].AdditionalProperties).Key);
        Assert.Equal(
            "https://api.fal.ai/v1/models/requests/by-endpoint?endpoint_id=owner%2Fapp%2Fpath&start=2026-05-01T00%3A00%3A00Z&limit=100&expand=payloads", wire.Requests[0].Address.AbsoluteUri);
        Assert.EndsWith("&cursor=x%20y", wire.Requests[1].Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.All(wire.Requests, request => Assert.Equal("Key " + Fal.Key, request.Authorization));
    }

    [Fact]
    public async Task Cursor_ThatDoesNotMove_EndsTheList()
    {
        answer = _ => ScriptedHandler.Json(200, """{"items":[{"request_id":"a"}],"has_more":true,"next_cursor":"same"}""");

        Assert.Equal(2, (await client.Platform.ListRequestsAsync("owner/app", cancellationToken: Token).ToListAsync(Token)).Count);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Theory]
    [InlineData(200, """{"items":[{"endpoint_id":"x"}]}""", FalApiErrorKind.Unreadable)]
    [InlineData(200, """{"rows":[]}""", FalApiErrorKind.Unreadable)]
    [InlineData(200, "[]", FalApiErrorKind.Unreadable)]
    [InlineData(403, """{"error":{"type":"authorization_error","message":"This needs a key of the ADMIN scope"}}""", FalApiErrorKind.Forbidden)]
    [InlineData(400, """{"error":{"type":"validation_error","message":"endpoint_id is needed"}}""", FalApiErrorKind.Refused)]
    public async Task Failure_IsTyped(int status, string body, FalApiErrorKind kind)
    {
        answer = _ => ScriptedHandler.Json(status, body);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(async () => await client.Platform.ListRequestsAsync("owner/app", cancellationToken: Token).ToListAsync(Token));

        Assert.Equal(kind, error.Kind);
    }

    [Fact]
    public async Task Prices_AreAskedForFiftyAtATime_AndMissingOnesAreLeftOut()
    {
        answer = request => request.Address.Query.Contains("app50", StringComparison.Ordinal)
            ? ScriptedHandler.Json(404, """{"error":{"type":"not_found","message":"none"}}""")
            : ScriptedHandler.Json(200, """{"prices":[{"endpoint_id":"o/app0","unit_price":0.025,"unit":"images","currency":"USD"}],"has_more":false}""");

        UnitPrice price = Assert.Single(await client.Platform.GetPricesAsync([.. Enumerable.Range(0, 51).Select(one => $"o/app{one}")], Token));

        Assert.Equal((0.025m, "images", "USD"), (price.Price, price.Unit, price.Currency));
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task Estimate_IsAPostThatMayBeRepeated()
    {
        int calls = 0;
        answer = _ => ++calls == 1 ? ScriptedHandler.Json(503, "") : ScriptedHandler.Json(200, """{"estimate_type":"unit_price","total_cost":0.5,"currency":"USD"}""");

        CostEstimate estimate = await client.Platform.EstimateAsync(new Dictionary<string, decimal> { ["o/a"] = 20m }, cancellationToken: Token);

        Assert.Equal(0.5m, estimate.TotalCost);
        Assert.Equal(["POST", "POST"], wire.Requests.Select(request => request.Method));
        Assert.Equal("""{"estimate_type":"unit_price","endpoints":{"o/a":{"unit_quantity":20}}}""", wire.Requests[1].Body);
    }

    [Fact]
    public void Models_MoreThanFifty_AreRefused() => Assert.Throws<ArgumentException>(
        () => client.Platform.ListModelsAsync(endpointIds: [.. Enumerable.Range(0, 51).Select(one => $"o/app{one}")], cancellationToken: Token));

    [Theory]
    [InlineData("""{"prices":[{"endpoint_id":"fal-ai/bytedance-upscaler/upscale/video","unit_price":0.0072,"unit":"seconds","currency":"USD"}]}""", 200, null)]
    [InlineData("""{"prices":[{"endpoint_id":"fal-ai/bytedance-upscaler/upscale/video","unit_price":0.0080,"unit":"seconds","currency":"USD"}]}""", 200, "live_price_differs")]
    [InlineData("""{"prices":[{"endpoint_id":"fal-ai/bytedance-upscaler/upscale/video","unit_price":0.0072,"unit":"videos","currency":"USD"}]}""", 200, "live_price_differs")]
    [InlineData("""{"prices":[]}""", 200, "live_price_unknown")]
    [InlineData("{}", 403, "live_price_unknown")]
    public async Task Quote_ComparesWithTheLivePrice_AndKeepsItsSums(string body, int status, string? code)
    {
        answer = _ => ScriptedHandler.Json(status, body);
        VideoSource video = VideoSource.FromFile(Repository.PathOf("tests", "Media", "clip.mp4"));

        UpscaleQuote plain = await client.Upscaler.QuoteAsync(video, null, checkLivePrice: false, Token);
        Assert.Empty(wire.Requests);
        UpscaleQuote quote = await client.Upscaler.QuoteAsync(video, null, checkLivePrice: true, Token);

        Assert.Equal(code is null ? [] : [code], quote.Findings.Select(finding => finding.Code).Except(plain.Findings.Select(finding => finding.Code)));
        Assert.All(quote.Findings, finding => Assert.False(finding.Refuses));
        Assert.Equal(plain.Price, quote.Price);
    }
}
