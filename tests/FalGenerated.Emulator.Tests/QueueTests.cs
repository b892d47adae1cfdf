using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Emulator.Tests;

public sealed class QueueTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    private Task<Caller> StartAsync() => Caller.StartAsync(new FalEmulatorOptions
    {
        TimeProvider = clock,
        QueueTime = TimeSpan.FromSeconds(30),
        RunTime = TimeSpan.FromSeconds(100),
    });

    [Fact]
    public async Task Submit_GoodInput_AnswersIdAndOwnerAppAddresses()
    {
        await using var caller = await StartAsync();

        using var response = await caller.PostAsync(Caller.Endpoint, Caller.Input);
        var body = await Caller.JsonAsync(response);

        var id = (string)body["request_id"]!;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(Guid.TryParse(id, out _));
        Assert.Equal("IN_QUEUE", (string)body["status"]!);
        Assert.Equal(2, (int)body["queue_position"]!);
        Assert.Equal($"{caller.Fal.QueueUrl}{Caller.App}/requests/{id}", (string)body["response_url"]!);
        Assert.Equal($"{caller.Fal.QueueUrl}{Caller.App}/requests/{id}/status", (string)body["status_url"]!);
        Assert.Equal($"{caller.Fal.QueueUrl}{Caller.App}/requests/{id}/cancel", (string)body["cancel_url"]!);
        Assert.Equal(id, response.Headers.GetValues("x-fal-request-id").Single());
    }

    [Fact]
    public async Task Job_AsTimePasses_FallsInTheQueueRunsAndCompletes()
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync();

        Assert.Equal(("IN_QUEUE", 2), await caller.StateAsync(id));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(("IN_QUEUE", 1), await caller.StateAsync(id));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(("IN_QUEUE", 0), await caller.StateAsync(id));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(("IN_PROGRESS", null), await caller.StateAsync(id));
        clock.Advance(TimeSpan.FromSeconds(99));
        Assert.Equal(("IN_PROGRESS", null), await caller.StateAsync(id));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(("COMPLETED", null), await caller.StateAsync(id));
    }

    [Fact]
    public async Task Status_BeforeAndAfterCompletion_Is202Then200()
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync();

        using var queued = await caller.StatusAsync(id);
        clock.Advance(TimeSpan.FromSeconds(30));
        using var running = await caller.StatusAsync(id);
        clock.Advance(TimeSpan.FromSeconds(100));
        using var completed = await caller.StatusAsync(id);

        Assert.Equal(HttpStatusCode.Accepted, queued.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, running.StatusCode);
        Assert.Equal(HttpStatusCode.OK, completed.StatusCode);
        Assert.Equal(100, (decimal)(await Caller.JsonAsync(completed))["metrics"]!["inference_time"]!);
    }

    [Fact]
    public async Task StatusLogs_EachPoll_HoldsAllLinesSoFarOrNull()
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        using var first = await caller.StatusAsync(id, "?logs=1");
        clock.Advance(TimeSpan.FromSeconds(100));
        using var all = await caller.StatusAsync(id, "?logs=true");
        using var none = await caller.StatusAsync(id, "?logs=0");

        Assert.Single((await Caller.JsonAsync(first))["logs"]!.AsArray());
        var lines = (await Caller.JsonAsync(all))["logs"]!.AsArray();
        Assert.Equal(["Processing video", "Progress: 25%", "Progress: 50%", "Progress: 75%"], lines.Select(line => (string)line!["message"]!));
        Assert.Equal("2026-11-22T08:00:55.000000Z", (string)lines[1]!["timestamp"]!);
        var silent = await Caller.JsonAsync(none);
        Assert.True(silent.ContainsKey("logs"));
        Assert.Null(silent["logs"]);
    }

    [Fact]
    public async Task Result_Success_IsTheBareOutputWithItsHeaders()
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync("""{"video_url":"https://example.com/in.mp4","target_resolution":"4k","enhancement_tier":"pro"}""");

        using var early = await caller.ResultAsync(id);
        clock.Advance(TimeSpan.FromSeconds(130));
        using var result = await caller.ResultAsync(id);

        Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode);
        Assert.Equal("Request is still in progress", (string)(await Caller.JsonAsync(early))["detail"]!);
        Assert.Equal(HttpStatusCode.OK, result.StatusCode);
        Assert.Equal("""{"video":{"url":"https://example.com/in.mp4"},"duration":10}""", (await Caller.JsonAsync(result)).ToJsonString());
        Assert.Equal("400", result.Headers.GetValues("X-Fal-Billable-Units").Single());
        Assert.Equal("echo", result.Headers.GetValues("X-Fal-Emulator").Single());
    }

    [Theory]
    [InlineData("""{}""", "missing", "video_url")]
    [InlineData("""{"video_url":"https://e.com/a","scale_ratio":1.0}""", "greater_than_equal", "scale_ratio")]
    [InlineData("""{"video_url":"https://e.com/a","scale_ratio":10.1}""", "less_than_equal", "scale_ratio")]
    [InlineData("""{"video_url":"https://e.com/a","scale_ratio":"x"}""", "float_type", "scale_ratio")]
    [InlineData("""{"video_url":"https://e.com/a","target_resolution":"8k"}""", "one_of", "target_resolution")]
    [InlineData("""{"video_url":7}""", "string_type", "video_url")]
    [InlineData("""{"video_url":"https://e.com/a","fidelity":3}""", "string_type", "fidelity")]
    public async Task Submit_BadInput_IsAcceptedAndItsResultIs422(string input, string type, string field)
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync(input);
        clock.Advance(TimeSpan.FromSeconds(130));

        Assert.Equal("COMPLETED", (await caller.StateAsync(id)).Status);
        using var result = await caller.ResultAsync(id);
        var detail = (await Caller.JsonAsync(result))["detail"]!.AsArray();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, result.StatusCode);
        var item = Assert.Single(detail)!;
        Assert.Equal(type, (string)item["type"]!);
        Assert.Equal($"[\"body\",\"{field}\"]", item["loc"]!.ToJsonString());
        Assert.Equal("0", result.Headers.GetValues("X-Fal-Billable-Units").Single());
    }

    [Fact]
    public async Task Submit_NullScaleRatioAndUnknownField_Passes()
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync("""{"video_url":"https://e.com/a","scale_ratio":null,"bit_depth":10}""");
        clock.Advance(TimeSpan.FromSeconds(130));

        using var result = await caller.ResultAsync(id);

        Assert.Equal(HttpStatusCode.OK, result.StatusCode);
    }

    [Fact]
    public async Task Cancel_InEachState_AnswersAsDocumented()
    {
        await using var caller = await StartAsync();
        var queued = await caller.SubmitAsync();
        var running = await caller.SubmitAsync();
        using var whileQueued = await caller.CancelAsync(queued);
        clock.Advance(TimeSpan.FromSeconds(30));
        using var whileRunning = await caller.CancelAsync(running);
        using var afterwards = await caller.CancelAsync(running);
        using var unknown = await caller.CancelAsync("nothing");

        Assert.Equal((HttpStatusCode.OK, "OK"), await TextAsync(whileQueued));
        Assert.Equal((HttpStatusCode.Accepted, "CANCELLATION_REQUESTED"), await TextAsync(whileRunning));
        Assert.Equal((HttpStatusCode.BadRequest, "ALREADY_COMPLETED"), await TextAsync(afterwards));
        Assert.Equal((HttpStatusCode.NotFound, "NOT_FOUND"), await TextAsync(unknown));

        using var result = await caller.ResultAsync(queued);
        Assert.Equal(499, (int)result.StatusCode);
        Assert.Equal("client_cancelled", (string)(await Caller.JsonAsync(result))["error_type"]!);
        Assert.Equal("client_cancelled", result.Headers.GetValues("X-Fal-Error-Type").Single());
    }

    private static async Task<(HttpStatusCode Code, string Status)> TextAsync(HttpResponseMessage response) =>
        (response.StatusCode, (string)(await Caller.JsonAsync(response))["status"]!);

    [Theory]
    [InlineData("GET", "fal-ai/bytedance-upscaler/upscale/video/requests/{id}/status")]
    [InlineData("GET", "fal-ai/bytedance-upscaler/upscale/video/requests/{id}")]
    [InlineData("PUT", "fal-ai/bytedance-upscaler/upscale/video/requests/{id}/cancel")]
    [InlineData("GET", "fal-ai/bytedance-upscaler/requests/{id}/response")]
    [InlineData("GET", "fal-ai/bytedance-upscaler/upscale/video")]
    [InlineData("HEAD", "fal-ai/bytedance-upscaler/upscale/video")]
    public async Task Queue_WrongPathOrMethod_Is405(string method, string path)
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync();
        clock.Advance(TimeSpan.FromSeconds(130));

        using var response = await caller.SendAsync(new HttpMethod(method), path.Replace("{id}", id, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task UnknownThings_Each_AnswerIn404sOwnShape()
    {
        await using var caller = await StartAsync();

        using var app = await caller.PostAsync("fal-ai/nothing/here", Caller.Input);
        using var job = await caller.StatusAsync(Guid.Empty.ToString());
        var wrongPath = await SubmitToAsync(caller, "fal-ai/bytedance-upscaler/upscale/image");
        clock.Advance(TimeSpan.FromSeconds(130));
        using var result = await caller.ResultAsync(wrongPath);

        Assert.Equal((HttpStatusCode.NotFound, """{"detail":"Application \"nothing\" not found"}"""), await BodyAsync(app));
        Assert.Equal((HttpStatusCode.NotFound, """{"status":"NOT_FOUND"}"""), await BodyAsync(job));
        Assert.Equal((HttpStatusCode.NotFound, """{"detail":"Path /upscale/image not found"}"""), await BodyAsync(result));
        Assert.Equal("0", result.Headers.GetValues("X-Fal-Billable-Units").Single());
    }

    private static async Task<string> SubmitToAsync(Caller caller, string path)
    {
        using var response = await caller.PostAsync(path, Caller.Input);
        return (string)(await Caller.JsonAsync(response))["request_id"]!;
    }

    private static async Task<(HttpStatusCode Code, string Body)> BodyAsync(HttpResponseMessage response) =>
        (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task Run_AtOnce_AnswersOutputInTheSameResponse()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { RunTime = TimeSpan.FromMilliseconds(20) });

        using var response = await caller.PostAsync(caller.Fal.RunUrl + Caller.Endpoint, Caller.Input);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(10, (int)(await Caller.JsonAsync(response))["duration"]!);
        Assert.NotEmpty(response.Headers.GetValues("x-fal-request-id").Single());
        Assert.Equal(0, caller.Fal.Submits);
    }

    [Fact]
    public async Task StartTimeout_JobStillQueued_Is504OfTheUser()
    {
        await using var caller = await StartAsync();
        var late = await caller.SubmitAsync(Caller.Input, ("X-Fal-Request-Start-Timeout", "5"));
        var inTime = await caller.SubmitAsync(Caller.Input, ("X-Fal-Request-Timeout", "40"));
        clock.Advance(TimeSpan.FromSeconds(130));

        using var status = await caller.StatusAsync(late);
        using var result = await caller.ResultAsync(late);
        using var other = await caller.ResultAsync(inTime);

        Assert.Equal("request_timeout", (string)(await Caller.JsonAsync(status))["error_type"]!);
        Assert.Equal(HttpStatusCode.GatewayTimeout, result.StatusCode);
        Assert.Equal("user", result.Headers.GetValues("X-Fal-Request-Timeout-Type").Single());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task ConcurrencyPerKey_Reached_JobsWaitAndDirectRunsAreRefused()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions
        {
            TimeProvider = clock,
            QueueTime = TimeSpan.FromSeconds(30),
            RunTime = TimeSpan.FromSeconds(100),
            ConcurrencyPerKey = 1,
        });
        var first = await caller.SubmitAsync();
        var low = await caller.SubmitAsync(Caller.Input, ("X-Fal-Queue-Priority", "low"));
        var normal = await caller.SubmitAsync(Caller.Input);
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(("IN_PROGRESS", null), await caller.StateAsync(first));
        Assert.Equal(("IN_QUEUE", 0), await caller.StateAsync(normal));
        Assert.Equal(("IN_QUEUE", 1), await caller.StateAsync(low));
        using var run = await caller.PostAsync(caller.Fal.RunUrl + Caller.Endpoint, Caller.Input);
        Assert.Equal(HttpStatusCode.TooManyRequests, run.StatusCode);
        Assert.Equal("1", run.Headers.GetValues("X-Fal-Needs-Retry").Single());

        clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(("IN_PROGRESS", null), await caller.StateAsync(normal));
        Assert.Equal(("IN_QUEUE", 0), await caller.StateAsync(low));
    }
}
