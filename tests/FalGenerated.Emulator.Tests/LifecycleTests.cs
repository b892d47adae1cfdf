using System.Net;

namespace FalGenerated.Emulator.Tests;

/// <summary>Queueing, failures, cancellation and retention of jobs, on manual time.</summary>
public sealed class LifecycleTests
{
    private static Task<Caller> StartAsync(Action<FalEmulatorOptions>? change = null)
    {
        var options = new FalEmulatorOptions { ManualTime = true, QueueTime = TimeSpan.FromSeconds(30), RunTime = TimeSpan.FromSeconds(100) };
        change?.Invoke(options);
        return Caller.StartAsync(options);
    }

    private static void Advance(Caller caller, double seconds) => caller.Fal.Advance(TimeSpan.FromSeconds(seconds));

    [Fact]
    public async Task RunnerFailure_InProgress_GoesBackToTheQueueUnderANewGatewayId()
    {
        await using var caller = await StartAsync(options => options.RunnerFailures = 1);
        var id = await caller.SubmitAsync();

        Advance(caller, 30);
        Assert.Equal(("IN_PROGRESS", null), await caller.StateAsync(id));
        Advance(caller, 50);
        Assert.Equal(("IN_QUEUE", 2), await caller.StateAsync(id));
        Advance(caller, 30 + 100);
        Assert.Equal(("COMPLETED", null), await caller.StateAsync(id));

        Assert.Equal(2, caller.Fal.Jobs.Single().Attempts);
        using var result = await caller.ResultAsync(id);
        Assert.Equal(HttpStatusCode.OK, result.StatusCode);
    }

    [Fact]
    public async Task RunnerFailures_TenRuns_EndInARequestError()
    {
        await using var caller = await StartAsync(options => options.RunnerFailures = 100);
        var id = await caller.SubmitAsync();
        Advance(caller, 3_600);

        using var status = await caller.StatusAsync(id);
        using var result = await caller.ResultAsync(id);
        var body = await Caller.JsonAsync(status);

        Assert.Equal(10, caller.Fal.Jobs.Single().Attempts);
        Assert.Equal("COMPLETED", (string)body["status"]!);
        Assert.Equal("runner_disconnected", (string)body["error_type"]!);
        Assert.NotEmpty((string)body["error"]!);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, result.StatusCode);
        Assert.Equal("runner_disconnected", result.Headers.GetValues("X-Fal-Error-Type").Single());
    }

    [Fact]
    public async Task NoRetryHeader_RunnerFailure_EndsAtOnce()
    {
        await using var caller = await StartAsync(options => options.RunnerFailures = 1);
        var id = await caller.SubmitAsync(Caller.Input, ("X-Fal-No-Retry", "true"));
        Advance(caller, 80);

        Assert.Equal("COMPLETED", (await caller.StateAsync(id)).Status);
        Assert.Equal(503, caller.Fal.Jobs.Single().ResultStatus);
    }

    [Fact]
    public async Task StartDeadline_PassedWhileARunnerFailed_CountsAcrossAttempts()
    {
        await using var caller = await StartAsync(options => options.RunnerFailures = 1);
        var id = await caller.SubmitAsync(Caller.Input, ("X-Fal-Request-Start-Timeout", "60"));
        Advance(caller, 79);
        Assert.Equal("IN_PROGRESS", (await caller.StateAsync(id)).Status);
        Advance(caller, 1);

        Assert.Equal("COMPLETED", (await caller.StateAsync(id)).Status);
        Assert.Equal(504, caller.Fal.Jobs.Single().ResultStatus);
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task StartTimeout_NoDeadline_Is400BadRequest(string value)
    {
        await using var caller = await StartAsync();

        using var response = await caller.PostAsync(Caller.Endpoint, Caller.Input, ("X-Fal-Request-Start-Timeout", value));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("bad_request", (string)(await Caller.JsonAsync(response))["error_type"]!);
        Assert.Empty(caller.Fal.Jobs);
    }

    [Fact]
    public async Task MaxQueueLength_MoreAreWaiting_Is429()
    {
        await using var caller = await StartAsync(options => options.OthersInQueue = 4);
        await caller.SubmitAsync();

        using var refused = await caller.PostAsync(Caller.Endpoint + "?fal_max_queue_length=4", Caller.Input);
        using var accepted = await caller.PostAsync(Caller.Endpoint + "?fal_max_queue_length=5", Caller.Input);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    public async Task Retention_WithoutPayloadStorage_IsOneHourThenNotFound()
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync(Caller.Input, ("X-Fal-Store-IO", "0"));
        Advance(caller, 130 + 3_599);
        using var before = await caller.ResultAsync(id);
        Advance(caller, 1);
        using var after = await caller.ResultAsync(id);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        Assert.Equal("NOT_FOUND", (string)(await Caller.JsonAsync(after))["status"]!);
    }

    [Fact]
    public async Task Retention_ResultOf10KB_IsSixMinutes()
    {
        await using var caller = await StartAsync(options =>
        {
            options.StoresPayloads = false;
            options.Scenarios.Add(new Scenario { Outcomes = [new ScenarioOutcome { Status = 200, Body = new string('x', 10 * 1024) }] });
        });
        var id = await caller.SubmitAsync();
        Advance(caller, 130 + 359);
        using var before = await caller.ResultAsync(id);
        Advance(caller, 1);
        using var after = await caller.ResultAsync(id);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task Retention_WithPayloadStorage_IsThirtyDays()
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync();
        caller.Fal.Advance(TimeSpan.FromDays(30));
        using var before = await caller.ResultAsync(id);
        Advance(caller, 130);
        using var after = await caller.ResultAsync(id);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task CancelStopsRun_Off_TheJobFinishesAsIfNothingHadBeenSaid()
    {
        await using var caller = await StartAsync(options => options.CancelStopsRun = false);
        var id = await caller.SubmitAsync();
        Advance(caller, 30);
        using var cancelled = await caller.CancelAsync(id);
        Assert.Equal("IN_PROGRESS", (await caller.StateAsync(id)).Status);
        Advance(caller, 100);

        Assert.Equal(HttpStatusCode.Accepted, cancelled.StatusCode);
        Assert.Equal(200, caller.Fal.Jobs.Single().ResultStatus);
        Assert.True(caller.Fal.Jobs.Single().CancelRequested);
    }

    [Theory]
    [InlineData("validation-422", 422, "unsupported_video_format")]
    [InlineData("partner-error", 500, "downstream_service_error")]
    public async Task ModelError_OfAScenario_ShowsInTheResultAndNotInTheStatus(string scenario, int code, string type)
    {
        await using var caller = await StartAsync(options => options.Scenarios.Add(Scenario.Named(scenario)));
        var id = await caller.SubmitAsync();
        Advance(caller, 130);

        using var status = await caller.StatusAsync(id);
        using var result = await caller.ResultAsync(id);

        Assert.Equal(HttpStatusCode.OK, status.StatusCode);
        Assert.False((await Caller.JsonAsync(status)).ContainsKey("error"));
        Assert.Equal(code, (int)result.StatusCode);
        Assert.Equal(type, (string)(await Caller.JsonAsync(result))["detail"]![0]!["type"]!);
    }

    [Fact]
    public async Task ModelErrorsInStatus_Set_ShowsThemThereToo()
    {
        await using var caller = await StartAsync(options => options.ModelErrorsInStatus = true);
        var id = await caller.SubmitAsync("{}");
        Advance(caller, 130);

        using var status = await caller.StatusAsync(id);

        Assert.True((await Caller.JsonAsync(status)).ContainsKey("error"));
    }

    [Fact]
    public async Task ExpiredResult_AfterCompleted_IsNotFound()
    {
        await using var caller = await StartAsync(options => options.Scenarios.Add(Scenario.Named("expired-result")));
        var id = await caller.SubmitAsync();
        Advance(caller, 130);

        using var result = await caller.ResultAsync(id);

        Assert.Equal("COMPLETED", (await caller.StateAsync(id)).Status);
        Assert.Equal(HttpStatusCode.NotFound, result.StatusCode);
    }

    [Fact]
    public async Task ExhaustedBalance_OnSubmit_IsRefusedAtTheGate()
    {
        await using var caller = await StartAsync(options => options.Scenarios.Add(Scenario.Named("exhausted-balance")));

        using var response = await caller.PostAsync(Caller.Endpoint, Caller.Input);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.StartsWith("User is locked. Reason: Exhausted balance.", (string)(await Caller.JsonAsync(response))["detail"]!, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("x-fal-request-id"));
        Assert.Empty(caller.Fal.Jobs);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.000_01)]
    [InlineData(1)]
    public async Task Speed_Slow_IsNoMatterHoweverFarTheNextEventIs(double speed)
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions
        {
            Speed = speed,
            QueueTime = TimeSpan.Zero,
            RunTime = TimeSpan.Zero,
            PayloadRetention = TimeSpan.FromDays(400),
        });
        var id = await caller.SubmitAsync();

        Assert.Equal("COMPLETED", (await caller.StateAsync(id)).Status);
        using var result = await caller.ResultAsync(id);
        Assert.Equal(HttpStatusCode.OK, result.StatusCode);
    }

    [Fact]
    public async Task Speed_Scaled_RunsTheWholeLifeFaster()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { Speed = 2_000, Scenarios = { Scenario.Named("slow") } });
        var id = await caller.SubmitAsync();

        while ((await caller.StateAsync(id)).Status != "COMPLETED")
        {
            await Task.Yield();
        }

        var job = caller.Fal.Jobs.Single();
        Assert.Equal(TimeSpan.FromSeconds(20), job.StartedAt - job.SubmittedAt);
        Assert.Equal(TimeSpan.FromSeconds(222), job.CompletedAt - job.StartedAt);
    }
}
