using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Contract;

namespace FalGenerated.Emulator.Tests;

public sealed class PlatformTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<HttpResponseMessage> OpenApiAsync(Caller caller, string? etag = null) => caller.SendAsync(
        HttpMethod.Get,
        $"{caller.Fal.SiteUrl}api/openapi/queue/openapi.json?endpoint_id={Caller.Endpoint}",
        null,
        key: null,
        etag is null ? [] : [("If-None-Match", etag)]);

    [Fact]
    public async Task OpenApi_Pinned_IsServedByteForByteWithoutAKey()
    {
        await using var caller = await Caller.StartAsync();

        using var response = await OpenApiAsync(caller);

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Pinned.OpenApi, await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task OpenApi_KnownETag_Is304()
    {
        await using var caller = await Caller.StartAsync();
        using var first = await OpenApiAsync(caller);

        using var second = await OpenApiAsync(caller, first.Headers.ETag!.ToString());
        using var other = await OpenApiAsync(caller, "\"other\"");

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task OpenApi_UnknownEndpoint_Is404WithBodyNull()
    {
        await using var caller = await Caller.StartAsync();

        using var response = await caller.GetAsync($"{caller.Fal.SiteUrl}api/openapi/queue/openapi.json?endpoint_id=fal-ai/nothing");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("null", await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task LlmsText_Pinned_IsServedByteForByte()
    {
        await using var caller = await Caller.StartAsync();

        using var response = await caller.SendAsync(HttpMethod.Get, $"{caller.Fal.SiteUrl}models/{Caller.Endpoint}/llms.txt", null, key: null);

        Assert.Equal(Pinned.LlmsText, await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task DriftedContract_Served_IsAlsoWhatInputsAreCheckedAgainst()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true, Scenarios = { Scenario.Named("drifted-contract") } });
        using var response = await OpenApiAsync(caller);
        using var page = await caller.GetAsync($"{caller.Fal.SiteUrl}models/{Caller.Endpoint}/llms.txt");
        var fps = (await Caller.JsonAsync(response))["components"]!["schemas"]!["BytedanceUpscalerUpscaleVideoInput"]!["properties"]!["target_fps"]!;
        var old = await caller.SubmitAsync("""{"video_url":"https://e.com/a","target_fps":"60fps"}""");
        var moved = await caller.SubmitAsync("""{"video_url":"https://e.com/a","target_fps":48,"bit_depth":10}""");
        caller.Fal.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("number", (string)fps["type"]!);
        Assert.Null(fps["enum"]);
        Assert.Contains("Range: `24` to `120`", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var refused = await caller.ResultAsync(old);
        using var accepted = await caller.ResultAsync(moved);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    public async Task Models_WithExpansion_HoldTheDocument()
    {
        await using var caller = await Caller.StartAsync();

        using var response = await caller.SendAsync(
            HttpMethod.Get, $"{caller.Fal.ApiUrl}models?endpoint_id={Caller.Endpoint}&expand=openapi-3.0", null, key: null);

        var row = Assert.Single((await Caller.JsonAsync(response))["models"]!.AsArray())!;
        Assert.Equal(Caller.Endpoint, (string)row["endpoint_id"]!);
        Assert.Equal("3.0.4", (string)row["openapi"]!["openapi"]!);
    }

    [Fact]
    public async Task Pricing_OfTheEndpoint_IsOneRowPerSecond()
    {
        await using var caller = await Caller.StartAsync();

        using var response = await caller.GetAsync($"{caller.Fal.ApiUrl}models/pricing?endpoint_id={Caller.Endpoint}");
        using var estimate = await caller.PostAsync(
            caller.Fal.ApiUrl + "models/pricing/estimate",
            $$$$"""{"estimate_type":"unit_price","endpoints":{"{{{{Caller.Endpoint}}}}":{"unit_quantity":10}}}""");

        Assert.Equal(
            $$"""{"endpoint_id":"{{Caller.Endpoint}}","unit_price":0.0072,"unit":"seconds","currency":"USD"}""",
            Assert.Single((await Caller.JsonAsync(response))["prices"]!.AsArray())!.ToJsonString());
        Assert.Equal(0.072m, (decimal)(await Caller.JsonAsync(estimate))["total_cost"]!);
    }

    [Fact]
    public async Task PlatformApi_WithoutKey_Is401InItsOwnShape()
    {
        await using var caller = await Caller.StartAsync();

        using var response = await caller.SendAsync(HttpMethod.Get, $"{caller.Fal.ApiUrl}models/pricing?endpoint_id={Caller.Endpoint}", null, key: null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("authorization_error", (string)(await Caller.JsonAsync(response))["error"]!["type"]!);
    }

    private static async Task<JsonArray> RequestsAsync(Caller caller, string query = "")
    {
        using var response = await caller.GetAsync($"{caller.Fal.ApiUrl}models/requests/by-endpoint?endpoint_id={Caller.Endpoint}{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await Caller.JsonAsync(response))["items"]!.AsArray();
    }

    [Fact]
    public async Task Requests_NewestFirst_HoldTimesCodesAndOnDemandPayloads()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
        var first = await caller.SubmitAsync();
        caller.Fal.Advance(TimeSpan.FromSeconds(1));
        var bad = await caller.SubmitAsync("{}");
        caller.Fal.Advance(TimeSpan.FromSeconds(1));
        var running = await caller.SubmitAsync();

        var all = await RequestsAsync(caller);
        var good = Assert.Single(await RequestsAsync(caller, "&status=success&expand=payloads"))!;

        Assert.Equal([running, bad, first], all.Select(row => (string)row!["request_id"]!));
        Assert.False(all[0]!.AsObject().ContainsKey("ended_at"));
        Assert.Equal(422, (int)all[1]!["status_code"]!);
        Assert.False(all[1]!.AsObject().ContainsKey("json_input"));
        Assert.Equal(first, (string)good["request_id"]!);
        Assert.Equal(0.7m, (decimal)good["duration"]!);
        Assert.Equal(Caller.Input, good["json_input"]!.ToJsonString());
        Assert.Equal(10, (int)good["json_output"]!["duration"]!);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=many")]
    [InlineData("cursor=-1")]
    [InlineData("status=done")]
    [InlineData("sort_by=price")]
    [InlineData("expand=everything")]
    [InlineData("start=yesterday")]
    public async Task Requests_BadFilter_Is400AndNeverAnotherAnswer(string filter)
    {
        await using var caller = await Caller.StartAsync();

        using var response = await caller.GetAsync($"{caller.Fal.ApiUrl}models/requests/by-endpoint?endpoint_id={Caller.Endpoint}&{filter}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("validation_error", (string)(await Caller.JsonAsync(response))["error"]!["type"]!);
    }

    [Fact]
    public async Task Requests_SortedByEnd_PutTheLastToEndFirst()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
        var first = await caller.SubmitAsync();
        caller.Fal.Advance(TimeSpan.FromSeconds(0.1));
        var cancelled = await caller.SubmitAsync();
        (await caller.CancelAsync(cancelled)).Dispose();
        caller.Fal.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([cancelled, first], (await RequestsAsync(caller)).Select(row => (string)row!["request_id"]!));
        Assert.Equal([first, cancelled], (await RequestsAsync(caller, "&sort_by=ended_at")).Select(row => (string)row!["request_id"]!));
    }

    [Fact]
    public async Task Requests_ByWindowIdAndPage_AreNarrowed()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
        var ids = new List<string>();
        for (var job = 0; job < 5; job++)
        {
            ids.Add(await caller.SubmitAsync());
            caller.Fal.Advance(TimeSpan.FromMinutes(1));
        }

        var second = caller.Fal.Jobs[1].SubmittedAt;
        string Time(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("O"));

        Assert.Single(await RequestsAsync(caller, $"&request_id={ids[3]}"));
        Assert.Equal(2, (await RequestsAsync(caller, $"&start={Time(second)}&end={Time(second.AddMinutes(1.5))}")).Count);
        using var page = await caller.GetAsync($"{caller.Fal.ApiUrl}models/requests/by-endpoint?endpoint_id={Caller.Endpoint}&limit=2");
        var body = await Caller.JsonAsync(page);
        Assert.True((bool)body["has_more"]!);
        Assert.Equal([ids[2], ids[1]], (await RequestsAsync(caller, $"&limit=2&cursor={body["next_cursor"]}")).Select(row => (string)row!["request_id"]!));
    }

    [Fact]
    public async Task RequestListDelay_NotYetOver_HidesTheRequest()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true, RequestListDelay = TimeSpan.FromMinutes(3) });
        await caller.SubmitAsync();
        caller.Fal.Advance(TimeSpan.FromSeconds(179));
        Assert.Empty(await RequestsAsync(caller));
        caller.Fal.Advance(TimeSpan.FromSeconds(1));

        Assert.Single(await RequestsAsync(caller));
    }

    [Fact]
    public async Task StoreIoOff_InTheList_HasNoPayloads()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
        await caller.SubmitAsync(Caller.Input, ("X-Fal-Store-IO", "0"));

        Assert.False(Assert.Single(await RequestsAsync(caller, "&expand=payloads"))!.AsObject().ContainsKey("json_input"));
    }

    [Fact]
    public async Task BrowserToken_InTheQuery_OpensAStream()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
        var id = await caller.SubmitAsync();
        using var issued = await caller.PostAsync(caller.Fal.RestUrl + "tokens/", """{"allowed_apps":["bytedance-upscaler"],"token_expiration":120}""");
        var token = (string)JsonNode.Parse(await issued.Content.ReadAsStringAsync(Token))!;
        var path = $"{Caller.App}/requests/{id}/status/stream?fal_jwt_token={token}";

        using var good = await caller.SendAsync(HttpMethod.Get, path, null, key: null);
        caller.Fal.Advance(TimeSpan.FromSeconds(120));
        using var late = await caller.SendAsync(HttpMethod.Get, path, null, key: null);

        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
    }
}
