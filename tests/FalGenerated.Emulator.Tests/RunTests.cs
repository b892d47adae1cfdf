using System.Net;

namespace FalGenerated.Emulator.Tests;

/// <summary>The synchronous host, and what a dropped connection means on either host.</summary>
public sealed class RunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<HttpClient> DropAsync(Caller caller, Uri address, Func<bool> underWay)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(Caller.Input) };
        request.Headers.Add("Authorization", $"Key {caller.Fal.Key}");
        var sending = http.SendAsync(request, abort.Token);
        while (!underWay())
        {
            await Task.Yield();
        }

        await abort.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        return http;
    }

    [Fact]
    public async Task Run_ConnectionDropped_CancelsTheWork()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
        using var http = await DropAsync(caller, new Uri(caller.Fal.RunUrl, Caller.Endpoint), () => caller.Fal.Jobs.Count == 1);

        while (caller.Fal.Jobs[0].State != JobState.Completed)
        {
            await Task.Yield();
        }

        Assert.Equal(499, caller.Fal.Jobs[0].ResultStatus);
    }

    [Fact]
    public async Task DroppedRunIsCancelled_Off_TheWorkGoesOn()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true, DroppedRunIsCancelled = false });
        using var http = await DropAsync(caller, new Uri(caller.Fal.RunUrl, Caller.Endpoint), () => caller.Fal.Jobs.Count == 1);
        caller.Fal.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(200, caller.Fal.Jobs[0].ResultStatus);
    }

    [Fact]
    public async Task Submit_ConnectionDropped_NeverCancelsTheJob()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
        caller.Fal.Inject(new Fault { Kind = FaultKind.Stall, Operation = Operations.Submit, AtByte = 1, DelaySeconds = 3_600 });
        using var http = await DropAsync(caller, new Uri(caller.Fal.QueueUrl, Caller.Endpoint), () => caller.Fal.Jobs.Count == 1);
        caller.Fal.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(200, caller.Fal.Jobs[0].ResultStatus);
    }

    [Fact]
    public async Task Run_RunnerFailure_Is503ThatMayBeTriedAgain()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { RunTime = TimeSpan.FromMilliseconds(10), RunnerFailures = 1 });

        using var response = await caller.PostAsync(caller.Fal.RunUrl + Caller.Endpoint, Caller.Input);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("1", response.Headers.GetValues("X-Fal-Needs-Retry").Single());
        Assert.Equal("runner_disconnected", response.Headers.GetValues("X-Fal-Error-Type").Single());
        Assert.Equal(1, caller.Fal.Jobs.Single().Attempts);
    }

    [Fact]
    public async Task TrailingSlash_OnStatusAndResult_IsAccepted()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
        var id = await caller.SubmitAsync();
        caller.Fal.Advance(TimeSpan.FromSeconds(1));

        using var status = await caller.GetAsync($"{Caller.App}/requests/{id}/status/");
        using var result = await caller.GetAsync($"{Caller.App}/requests/{id}/");

        Assert.Equal(HttpStatusCode.OK, status.StatusCode);
        Assert.Equal(HttpStatusCode.OK, result.StatusCode);
    }

    [Fact]
    public async Task Submit_TextThatIsNoJson_IsAcceptedAndItsResultIs422()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
        var ids = new[] { await caller.SubmitAsync("nonsense"), await caller.SubmitAsync("[1]"), await caller.SubmitAsync("null"), await caller.SubmitAsync("") };
        caller.Fal.Advance(TimeSpan.FromSeconds(1));

        foreach (var id in ids)
        {
            using var result = await caller.ResultAsync(id);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, result.StatusCode);
        }
    }

    [Fact]
    public async Task Webhook_PayloadThatIsNoJson_SaysSoAndHasNone()
    {
        await using var receiver = await WebhookReceiver.StartAsync(200);
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions
        {
            ManualTime = true,
            Scenarios =
            {
                new Scenario
                {
                    Outcomes = [new ScenarioOutcome { Status = 200, Text = "<video>", Headers = new Dictionary<string, string> { ["Content-Type"] = "text/html" } }],
                },
            },
        });
        using var submitted = await caller.PostAsync($"{Caller.Endpoint}?fal_webhook={Uri.EscapeDataString(receiver.Url)}", Caller.Input);
        var id = (string)(await Caller.JsonAsync(submitted))["request_id"]!;
        caller.Fal.Advance(TimeSpan.FromSeconds(1));

        var body = await receiver.NextAsync();
        using var result = await caller.ResultAsync(id);

        Assert.Null(body["payload"]);
        Assert.NotEmpty((string)body["payload_error"]!);
        Assert.Equal("text/html", result.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Meta_WithoutKey_NamesTheSourcesOfWebhooks()
    {
        await using var caller = await Caller.StartAsync();

        using var response = await caller.SendAsync(HttpMethod.Get, caller.Fal.ApiUrl + "meta", null, key: null);

        Assert.Equal("""{"webhook_ip_ranges":["127.0.0.1/32"]}""", await response.Content.ReadAsStringAsync(Token));
    }
}
