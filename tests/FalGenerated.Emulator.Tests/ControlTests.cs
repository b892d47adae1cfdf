using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Tests;

public sealed class ControlTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<JsonNode> ReadAsync(Caller caller, string path)
    {
        using var response = await caller.SendAsync(HttpMethod.Get, caller.Fal.AdminUrl + path, null, key: null);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
    }

    private static async Task<HttpStatusCode> SendAsync(Caller caller, HttpMethod method, string path, string? body = null)
    {
        using var response = await caller.SendAsync(
            method, caller.Fal.AdminUrl + path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), key: null);
        return response.StatusCode;
    }

    [Fact]
    public async Task Root_Asked_NamesEveryAddress()
    {
        await using var caller = await Caller.StartAsync();

        var addresses = await ReadAsync(caller, "");

        Assert.Equal(
            [caller.Fal.QueueUrl, caller.Fal.RunUrl, caller.Fal.RestUrl, caller.Fal.ApiUrl, caller.Fal.SiteUrl, caller.Fal.AdminUrl, caller.Fal.FilesUrl],
            addresses.AsObject().Select(member => new Uri((string)member.Value!)));
    }

    [Theory]
    [InlineData("""{"seconds":-1}""")]
    [InlineData("""{"seconds":1e300}""")]
    [InlineData("""{"minutes":1}""")]
    [InlineData("soon")]
    public async Task Advance_ByNoLengthOfTime_Is400(string body)
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });

        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(caller, HttpMethod.Post, "advance", body));
    }

    [Fact]
    public async Task Advance_ManualTime_MovesJobs()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
        var id = await caller.SubmitAsync();

        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(caller, HttpMethod.Post, "advance", """{"seconds":1}"""));

        Assert.Equal("COMPLETED", (await caller.StateAsync(id)).Status);
        Assert.Equal("completed", (string)(await ReadAsync(caller, "jobs"))[0]!["state"]!);
    }

    [Fact]
    public async Task Advance_RealTime_Is409()
    {
        await using var caller = await Caller.StartAsync();

        Assert.Equal(HttpStatusCode.Conflict, await SendAsync(caller, HttpMethod.Post, "advance", """{"seconds":1}"""));
    }

    [Fact]
    public async Task Faults_PostedListedAndDeleted_AreInForceBetween()
    {
        await using var caller = await Caller.StartAsync();
        var posted = await SendAsync(caller, HttpMethod.Post, "faults", """[{"kind":"answer","operation":"status","status":503}]""");
        var id = await caller.SubmitAsync();
        using var failed = await caller.StatusAsync(id);
        var listed = await ReadAsync(caller, "faults");
        await SendAsync(caller, HttpMethod.Delete, "faults");
        using var passed = await caller.StatusAsync(id);

        Assert.Equal(HttpStatusCode.NoContent, posted);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Equal("answer", (string)Assert.Single(listed.AsArray())!["kind"]!);
        Assert.True(passed.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("faults", """{"kind":"explode"}""")]
    [InlineData("faults", "nonsense")]
    [InlineData("scenarios", "nothing")]
    [InlineData("advance", """{"minutes":1}""")]
    public async Task BadBody_Posted_Is400WithAReason(string path, string body)
    {
        await using var caller = await Caller.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(caller, HttpMethod.Post, path, body));
    }

    [Fact]
    public async Task Scenario_PostedByName_IsInForceUntilReset()
    {
        await using var caller = await Caller.StartAsync();
        await SendAsync(caller, HttpMethod.Post, "scenarios", "exhausted-balance");
        using var refused = await caller.PostAsync(Caller.Endpoint, Caller.Input);
        await SendAsync(caller, HttpMethod.Post, "reset");
        await caller.SubmitAsync();

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(1, caller.Fal.Submits);
        Assert.Equal(1, Assert.Single(caller.Fal.Jobs).Number);
    }

    [Fact]
    public async Task Counts_PerOperation_LeaveAdminOut()
    {
        await using var caller = await Caller.StartAsync();
        var id = await caller.SubmitAsync();
        using var status = await caller.StatusAsync(id);

        var counts = await ReadAsync(caller, "counts");

        Assert.Equal(2, (int)counts["requests"]!);
        Assert.Equal("""{"status":1,"submit":1}""", counts["operations"]!.ToJsonString());
    }

    [Fact]
    public async Task Wire_OfASubmit_HoldsItAllButTheKey()
    {
        await using var caller = await Caller.StartAsync();
        using var submitted = await caller.PostAsync(Caller.Endpoint + "?fal_webhook=x", Caller.Input, ("X-Fal-Queue-Priority", "low"));

        var text = (await ReadAsync(caller, "wire")).ToJsonString();
        var exchange = Assert.Single(caller.Fal.Wire);

        Assert.Equal("POST", exchange.Method);
        Assert.Equal("/" + Caller.Endpoint, exchange.Path);
        Assert.Equal("?fal_webhook=x", exchange.Query);
        Assert.Equal(Caller.Input, exchange.Body);
        Assert.Equal("low", exchange.Headers["x-fal-queue-priority"]);
        Assert.Equal("Key ***", exchange.Headers["Authorization"]);
        Assert.DoesNotContain("emulator-key", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WireCapacity_Exceeded_ForgetsTheOldest()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { WireCapacity = 2, MaxJobs = 2, ManualTime = true });
        for (var job = 0; job < 4; job++)
        {
            await caller.SubmitAsync();
            caller.Fal.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([3, 4], caller.Fal.Wire.Select(exchange => exchange.Number));
        Assert.Equal([3, 4], caller.Fal.Jobs.Select(job => job.Number));
    }

    [Fact]
    public async Task Files_Listed_WithTheirHash()
    {
        await using var caller = await Caller.StartAsync();
        var address = await caller.UploadAsync([1, 2, 3]);

        var file = Assert.Single((await ReadAsync(caller, "files")).AsArray())!;

        Assert.Equal(address, (string)file["url"]!);
        Assert.Equal("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", (string)file["sha256"]!);
    }

    [Theory]
    [InlineData("""{"kind":"reset","operation":"statuz"}""")]
    [InlineData("""{"kind":"reset","probability":7}""")]
    [InlineData("""{"kind":"reset","request":0}""")]
    [InlineData("""{"kind":"answer","status":1000}""")]
    [InlineData("""{"kind":"delay","delaySeconds":-1}""")]
    public async Task Fault_ThatCouldNeverHappen_IsRefusedAndChangesNothing(string fault)
    {
        await using var caller = await Caller.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(caller, HttpMethod.Post, "faults", fault));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await SendAsync(caller, HttpMethod.Post, "scenarios", $$"""{"settings":{"queuePosition":9},"faults":[{{fault}}]}"""));

        using var response = await caller.PostAsync(Caller.Endpoint, Caller.Input);
        Assert.Empty((await ReadAsync(caller, "faults")).AsArray());
        Assert.Equal(2, (int)(await Caller.JsonAsync(response))["queue_position"]!);
    }
}
