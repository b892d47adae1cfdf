using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Faults;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Scenarios;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Emulator.Tests;

public sealed class FaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Token);

    [Fact]
    public async Task Reset_BeforeHeaders_TouchesNothing()
    {
        await using var caller = await Caller.StartAsync();
        caller.Fal.Inject(new Fault { Kind = FaultKind.Reset, Operation = Operations.Submit, Request = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => caller.SubmitAsync());

        Assert.Empty(caller.Fal.Jobs);
        await caller.SubmitAsync();
        Assert.Equal(2, caller.Fal.Submits);
        Assert.Equal([null, 200], caller.Fal.Wire.Select(exchange => exchange.Status));
    }

    [Fact]
    public async Task LoseReply_OnSubmit_LeavesAnAcceptedJob()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { Scenarios = { Scenario.Named("lost-submit-reply") } });

        await Assert.ThrowsAsync<HttpRequestException>(() => caller.SubmitAsync());

        Assert.Equal(Caller.Input, Assert.Single(caller.Fal.Jobs).Input);
    }

    [Fact]
    public async Task Cut_AtByte_DeliversThatManyBytesOfTheAnnouncedLength()
    {
        await using var caller = await Caller.StartAsync();
        var file = await caller.UploadAsync([.. Enumerable.Range(0, 200).Select(number => (byte)number)]);
        caller.Fal.Inject(new Fault { Kind = FaultKind.Cut, Operation = Operations.File, AtByte = 77 });

        using var response = await caller.SendAsync(HttpMethod.Get, file, null, key: null);
        var stream = await response.Content.ReadAsStreamAsync(Token);
        var buffer = new byte[200];
        await stream.ReadExactlyAsync(buffer.AsMemory(0, 77), Token);

        Assert.Equal(200, response.Content.Headers.ContentLength);
        Assert.Equal(76, buffer[76]);
        await Assert.ThrowsAnyAsync<IOException>(() => stream.ReadExactlyAsync(buffer, Token).AsTask());
    }

    [Fact]
    public async Task Truncate_ByDefault_EndsProperlyAfterHalfTheBody()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { Scenarios = { Scenario.Named("truncated-json") } });
        var id = await caller.SubmitAsync();

        using var broken = await caller.StatusAsync(id);
        using var whole = await caller.StatusAsync(id);

        Assert.Equal((await TextAsync(whole)).Length / 2, (await TextAsync(broken)).Length);
    }

    [Fact]
    public async Task Html502_OnTheFirstStatus_IsTheIngressPageWithoutRequestId()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { Scenarios = { Scenario.Named("html-502") } });
        var id = await caller.SubmitAsync();

        using var first = await caller.StatusAsync(id);
        using var second = await caller.StatusAsync(id);

        Assert.Equal(HttpStatusCode.BadGateway, first.StatusCode);
        Assert.Equal("text/html", first.Content.Headers.ContentType!.MediaType);
        Assert.Contains("nginx", await TextAsync(first), StringComparison.Ordinal);
        Assert.False(first.Headers.Contains("x-fal-request-id"));
        Assert.True(second.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Merge_OfAStatus_ChangesAddsAndRemovesMembers()
    {
        await using var caller = await Caller.StartAsync();
        var id = await caller.SubmitAsync();
        caller.Fal.Inject(ScenarioJson.Read<Fault>("""
            {
              "kind": "merge", "operation": "status", "status": 207, "headers": { "Retry-After": "3" },
              "merge": { "status": "PAUSED", "surprise": { "a": 1 }, "cancel_url": null }
            }
            """));

        using var response = await caller.StatusAsync(id);
        var body = await Caller.JsonAsync(response);

        Assert.Equal(207, (int)response.StatusCode);
        Assert.Equal("3", response.Headers.GetValues("Retry-After").Single());
        Assert.Equal("PAUSED", (string)body["status"]!);
        Assert.Equal(1, (int)body["surprise"]!["a"]!);
        Assert.False(body.ContainsKey("cancel_url"));
        Assert.Equal(id, (string)body["request_id"]!);
    }

    [Fact]
    public async Task Delay_OnTheClock_HoldsTheHeadersBack()
    {
        var clock = new FakeTimeProvider();
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { TimeProvider = clock });
        var id = await caller.SubmitAsync();
        caller.Fal.Inject(new Fault { Kind = FaultKind.Delay, Operation = Operations.Cancel, DelaySeconds = 60 });

        var answer = caller.CancelAsync(id);
        var waited = TimeSpan.Zero;
        while (!answer.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            waited += TimeSpan.FromSeconds(1);
            await Task.Yield();
        }

        using var response = await answer;
        Assert.True(waited >= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Answer_AfterBytesOfTheUpload_StoresNothing()
    {
        await using var caller = await Caller.StartAsync();
        caller.Fal.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.Upload, Status = 507, AtByte = 1_000, Text = "disk full" });
        using var initiated = await caller.PostAsync(caller.Fal.RestUrl + "storage/upload/initiate", """{"content_type":"video/mp4"}""");
        var address = (string)(await Caller.JsonAsync(initiated))["upload_url"]!;

        using var response = await caller.SendAsync(
            HttpMethod.Put, address, new ByteArrayContent(new byte[2_000]) { Headers = { ContentType = new("video/mp4") } }, key: null);

        Assert.Equal(507, (int)response.StatusCode);
        Assert.Empty(caller.Fal.Files);
    }

    private static async Task<string> UploadAddressAsync(Caller caller, string call = "initiate")
    {
        using var initiated = await caller.PostAsync($"{caller.Fal.RestUrl}storage/upload/{call}", """{"content_type":"video/mp4"}""");
        return (string)(await Caller.JsonAsync(initiated))["upload_url"]!;
    }

    private static ByteArrayContent Video(int length) => new(new byte[length]) { Headers = { ContentType = new("video/mp4") } };

    [Fact]
    public async Task Answer_LongBeforeTheEndOfALargeUpload_StillArrives()
    {
        await using var caller = await Caller.StartAsync();
        caller.Fal.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.Upload, Status = 403, AtByte = 100_000 });

        using var response = await caller.SendAsync(HttpMethod.Put, await UploadAddressAsync(caller), Video(64 * 1024 * 1024), key: null);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Reset_AfterBytesOfTheUpload_BreaksTheConnectionAndStoresNothing()
    {
        await using var caller = await Caller.StartAsync();
        caller.Fal.Inject(new Fault { Kind = FaultKind.Reset, Operation = Operations.Upload, AtByte = 1_000_000 });
        var address = await UploadAddressAsync(caller);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => caller.SendAsync(HttpMethod.Put, address, Video(64 * 1024 * 1024), key: null));

        Assert.Empty(caller.Fal.Files);
    }

    [Fact]
    public async Task Merge_OfAPart_AnswersAWrongTagThatCompleteRefuses()
    {
        await using var caller = await Caller.StartAsync();
        caller.Fal.Inject(new Fault
        {
            Kind = FaultKind.Merge,
            Operation = Operations.Part,
            Merge = new JsonObject { ["etag"] = "\"wrong\"" },
            Headers = new Dictionary<string, string> { ["ETag"] = "\"wrong\"" },
        });
        var address = new Uri(await UploadAddressAsync(caller, "initiate-multipart"));
        string Below(string last) => $"{address.GetLeftPart(UriPartial.Path)}/{last}{address.Query}";

        using var part = await caller.SendAsync(HttpMethod.Put, Below("1"), Video(1_000), key: null);
        using var completed = await caller.SendAsync(
            HttpMethod.Post, Below("complete"), new StringContent("""{"parts":[{"partNumber":1,"etag":"\"wrong\""}]}"""), key: null);

        Assert.Equal("\"wrong\"", part.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, completed.StatusCode);
        Assert.Empty(caller.Fal.Files);
    }

    [Fact]
    public async Task Fault_OfOneJob_CountsTheRequestsOfThatJob()
    {
        await using var caller = await Caller.StartAsync();
        var (first, second) = (await caller.SubmitAsync(), await caller.SubmitAsync());
        caller.Fal.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.Status, Job = 2, Request = 2, Status = 503 });

        var codes = new List<int>();
        foreach (var id in new[] { first, second, first, second, second })
        {
            using var response = await caller.StatusAsync(id);
            codes.Add((int)response.StatusCode);
        }

        Assert.Equal([202, 202, 202, 503, 202], codes);
    }

    [Fact]
    public async Task Times_FromRequestOn_HitsThatManyInARow()
    {
        await using var caller = await Caller.StartAsync();
        var id = await caller.SubmitAsync();
        caller.Fal.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.Status, Request = 2, Times = 2, Status = 500 });

        var codes = new List<int>();
        for (var request = 0; request < 4; request++)
        {
            using var response = await caller.StatusAsync(id);
            codes.Add((int)response.StatusCode);
        }

        Assert.Equal([202, 500, 500, 202], codes);
    }

    [Fact]
    public void Flaky_SameSeed_HitsTheSameRequests()
    {
        var plan = new FaultPlan();
        plan.Add(Scenario.Named("flaky(0.4,7)").Faults);

        FaultKind?[] Run(int seed) => [.. Enumerable.Range(1, 2_000).Select(request => plan.For("status", request, null, seed).SingleOrDefault()?.Kind)];

        Assert.Equal(Run(7), Run(7));
        Assert.NotEqual(Run(7), Run(8));
        Assert.InRange(Run(7).Count(kind => kind is not null), 720, 880);
    }

    [Theory]
    [InlineData("flaky(2)")]
    [InlineData("flaky(0.1,x)")]
    [InlineData("slow(1)")]
    [InlineData("nothing")]
    public void Named_WrongText_SaysWhatThereIs(string name)
    {
        var exception = Assert.Throws<ArgumentException>(() => Scenario.Named(name));

        Assert.Contains("flaky(", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_Each_LoadsAndSurvivesItsJson()
    {
        Assert.Equal(
            [
                "cut-stream", "drifted-contract", "exhausted-balance", "expired-result", "flaky", "html-502", "lost-submit-reply",
                "partner-error", "runner-failures", "slow", "truncated-json", "validation-422",
            ],
            Scenario.Names);
        foreach (var name in Scenario.Names)
        {
            var scenario = Scenario.Named(name);
            Assert.Equal(name, scenario.Name);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(scenario.ToJson()), JsonNode.Parse(Scenario.Parse(scenario.ToJson()).ToJson())));
        }
    }

    [Fact]
    public void Parse_UnknownMember_IsRefused() =>
        Assert.Throws<JsonException>(() => Scenario.Parse("""{"faults":[{"kind":"reset","operatoin":"submit"}]}"""));
}
