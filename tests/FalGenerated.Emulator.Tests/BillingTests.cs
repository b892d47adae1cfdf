using System.Net;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Tests;

/// <summary>Prices, billing events and usage, as the platform API tells them.</summary>
public sealed class BillingTests
{
    private static Task<Caller> StartAsync(FalEmulatorOptions? options = null)
    {
        options ??= new FalEmulatorOptions();
        options.ManualTime = true;
        options.TimeProvider = new PauseClock();
        options.Contracts.Add(OtherEndpointTests.Document);
        return Caller.StartAsync(options);
    }

    private static async Task<string> EndJobAsync(Caller caller, string input, string tags = "")
    {
        var id = await caller.SubmitAsync(input, ("X-Fal-Tags", tags));
        caller.Fal.Advance(TimeSpan.FromSeconds(1));
        return id;
    }

    private static async Task<JsonObject> ReadAsync(Caller caller, string path)
    {
        using var response = await caller.GetAsync(caller.Fal.ApiUrl + path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await Caller.JsonAsync(response);
    }

    private static async Task<List<string>> IdsAsync(Caller caller, string query) =>
        [.. (await ReadAsync(caller, "models/billing-events" + query))["billing_events"]!.AsArray().Select(row => (string)row!["request_id"]!)];

    [Fact]
    public async Task BillingEvents_OfABilledJob_StateUnitsPriceAndCost()
    {
        await using var caller = await StartAsync();
        var id = await EndJobAsync(caller, """{"video_url":"https://example.com/in.mp4","target_resolution":"4k","enhancement_tier":"pro"}""");
        await EndJobAsync(caller, "{}");

        var body = await ReadAsync(caller, "models/billing-events");

        var row = Assert.Single(body["billing_events"]!.AsArray())!;
        Assert.Equal(id, (string)row["request_id"]!);
        Assert.Equal(Caller.Endpoint, (string)row["endpoint_id"]!);
        Assert.Equal("2026-11-22T08:00:01.000000Z", (string)row["timestamp"]!);
        Assert.Equal(400m, (decimal)row["output_units"]!);
        Assert.Equal(0.0072m, (decimal)row["unit_price"]!);
        Assert.Equal(2.88m, (decimal)row["cost_total"]!);
        Assert.Equal(2_880_000_000m, (decimal)row["cost_estimate_nano_usd"]!);
        Assert.False((bool)body["has_more"]!);
    }

    [Fact]
    public async Task BillingEvents_Filtered_AreThoseOfTheTagIdOrTime()
    {
        await using var caller = await StartAsync();
        var tagged = await EndJobAsync(caller, Caller.Input, "send=abc,Bad=1,fal.x=1,order=47");
        var other = await EndJobAsync(caller, Caller.Input, "send=abcd");
        var plain = await EndJobAsync(caller, Caller.Input);

        Assert.Equal([plain, other, tagged], await IdsAsync(caller, ""));
        Assert.Equal([tagged], await IdsAsync(caller, "?tag=send=abc"));
        Assert.Equal([tagged], await IdsAsync(caller, "?tag=send=abc&tag=order=47"));
        Assert.Empty(await IdsAsync(caller, "?tag=Bad=1"));
        Assert.Equal([other, tagged], await IdsAsync(caller, "?source=tagged-billed"));
        Assert.Equal([other], await IdsAsync(caller, $"?request_id={other}"));
        Assert.Equal([plain], await IdsAsync(caller, "?start=2026-11-22T08:00:03Z"));
        Assert.Equal([plain, other], await IdsAsync(caller, "?limit=2"));
        Assert.Equal([tagged], await IdsAsync(caller, "?limit=2&cursor=2"));
    }

    [Fact]
    public async Task BillingEvents_BeforeTheirDelay_AreMissing()
    {
        await using var caller = await StartAsync(new FalEmulatorOptions { BillingEventDelay = TimeSpan.FromMinutes(5) });
        var id = await EndJobAsync(caller, Caller.Input);

        Assert.Empty(await IdsAsync(caller, ""));
        caller.Fal.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([id], await IdsAsync(caller, ""));
    }

    [Theory]
    [InlineData("models/billing-events?tag=nothing")]
    [InlineData("models/billing-events?source=all")]
    [InlineData("models/billing-events?limit=10001")]
    [InlineData("models/billing-events?start=2026-01-01&end=2026-06-01")]
    [InlineData("models/usage?timeframe=year")]
    [InlineData("models?status=retired")]
    [InlineData("models?limit=0")]
    public async Task BadQuery_IsAValidationError(string path)
    {
        await using var caller = await StartAsync();

        using var response = await caller.GetAsync(caller.Fal.ApiUrl + path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("validation_error", (string)(await Caller.JsonAsync(response))["error"]!["type"]!);
    }

    [Theory]
    [InlineData("models/billing-events")]
    [InlineData("models/usage")]
    public async Task AdminOperation_WithoutTheScope_Is403(string path)
    {
        await using var caller = await StartAsync(new FalEmulatorOptions { KeyHasAdminScope = false });

        using var response = await caller.GetAsync(caller.Fal.ApiUrl + path);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("authorization_error", (string)(await Caller.JsonAsync(response))["error"]!["type"]!);
    }

    [Fact]
    public async Task Usage_OfTwoHours_IsSummedInBuckets()
    {
        await using var caller = await StartAsync();
        await EndJobAsync(caller, Caller.Input);
        await EndJobAsync(caller, Caller.Input);
        caller.Fal.Advance(TimeSpan.FromHours(1));
        await EndJobAsync(caller, Caller.Input);

        var series = (await ReadAsync(caller, "models/usage?timeframe=hour"))["time_series"]!.AsArray();

        Assert.Equal(["2026-11-22T08:00:00.000000Z", "2026-11-22T09:00:00.000000Z"], series.Select(bucket => (string)bucket!["bucket"]!));
        var first = Assert.Single(series[0]!["results"]!.AsArray())!;
        Assert.Equal("seconds", (string)first["unit"]!);
        Assert.Equal(20m, (decimal)first["quantity"]!);
        Assert.Equal(0.144m, (decimal)first["cost_total"]!);
    }

    [Fact]
    public async Task Prices_OfSeveralEndpoints_AreOneRowEachAndAddUp()
    {
        await using var caller = await StartAsync();
        const string Speech = "workflows/someone/speech/fast";

        var prices = (await ReadAsync(caller, $"models/pricing?endpoint_id={Caller.Endpoint}&endpoint_id={Speech}"))["prices"]!.AsArray();
        using var estimated = await caller.PostAsync(
            caller.Fal.ApiUrl + "models/pricing/estimate",
            $$"""{"estimate_type":"unit_price","endpoints":{"{{Caller.Endpoint}}":{"unit_quantity":10},"{{Speech}}":{"unit_quantity":3} } }""");

        Assert.Equal(["seconds", "requests"], prices.Select(row => (string)row!["unit"]!));
        Assert.Equal(0.102m, (decimal)(await Caller.JsonAsync(estimated))["total_cost"]!);
    }

    [Fact]
    public async Task Models_Paged_GoOnFromTheCursor()
    {
        await using var caller = await StartAsync();

        var first = await ReadAsync(caller, "models?limit=1&expand=openapi-3.0");
        var second = await ReadAsync(caller, $"models?limit=1&cursor={first["next_cursor"]}");
        var found = await ReadAsync(caller, "models?q=SPEECH");

        Assert.True((bool)first["has_more"]!);
        Assert.Equal("3.0.4", (string)first["models"]![0]!["openapi"]!["openapi"]!);
        Assert.False((bool)second["has_more"]!);
        Assert.Equal((string)second["models"]![0]!["endpoint_id"]!, (string)Assert.Single(found["models"]!.AsArray())!["endpoint_id"]!);
    }
}
