using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Waiting;

public sealed class WaitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NetworkAway_ForThreeMinutes_IsOutlivedAndForLongerIsNot()
    {
        SteppedTime time = new();
        (TimeSpan From, TimeSpan To) away = (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(200));
        ScriptedHandler wire = new(request => request.Method == "POST"
            ? ScriptedHandler.Json(200, Fal.Accepted)
            : time.Passed >= away.From && time.Passed < away.To
                ? throw new HttpRequestException(HttpRequestError.NameResolutionError)
                : ScriptedHandler.Json(200, request.Address.AbsolutePath.EndsWith("/r1", StringComparison.Ordinal) ? Fal.Output : Fal.Status(time.Passed < away.To ? "IN_PROGRESS" : "COMPLETED")));
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);

        Assert.Equal(10m, (await time.RunAsync(job.WaitAsync(cancellationToken: Token))).Output.Duration);

        away = (TimeSpan.Zero, TimeSpan.MaxValue);
        FalTimeoutException error = await Failing.AwayAsync(() => time.RunAsync(job.WaitAsync(cancellationToken: Token)));
        Assert.Same(job, error.Job);
        Assert.True(Assert.IsType<FalConnectionException>(error.InnerException).CertainlyNotSent);
    }

    [Theory]
    [InlineData(0, nameof(FalConnectionException), "queue.fal.run was not reached, or broke off")]
    [InlineData(429, "RateLimit", "429: Too Many Requests")]
    [InlineData(503, "Server", "503: Service Unavailable")]
    public async Task Outage_AfterTheSubmit_HandsTheJobBackAndNeverSaysThatNothingWasSent(int status, string inner, string what)
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request => request.Method == "POST" ? ScriptedHandler.Json(200, Fal.Accepted)
            : status == 0 ? throw new HttpRequestException(HttpRequestError.ConnectionError)
            : ScriptedHandler.Json(status, "{}"));

        FalTimeoutException error = await Failing.AwayAsync(
            () => time.RunAsync(Fal.Endpoint(wire, time).SubscribeAsync(Fal.Input, cancellationToken: Token)));

        Assert.Equal("r1", error.Job.RequestId);
        Assert.Equal(inner, Failing.KindOf(error.InnerException!));
        Assert.Equal(
            $"Wait for it again by its token, and do not submit it again: job r1 was accepted and goes on, and asking for it failed for some minutes ({what}).", error.Message);
        Assert.Equal(1, wire.Count("POST"));
        Assert.InRange(time.Passed, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(8));
    }

    [Theory]
    [InlineData("/status")]
    [InlineData("/stream")]
    [InlineData("/r1")]
    public async Task RetryAfter_InAWait_IsWaitedFor(string path)
    {
        SteppedTime time = new();
        List<TimeSpan> at = [];
        ScriptedHandler wire = new(request =>
        {
            if (request.Address.AbsolutePath.EndsWith(path, StringComparison.Ordinal))
            {
                at.Add(time.Passed);
                if (at.Count == 1)
                {
                    return ScriptedHandler.Json(429, "{}", ("Retry-After", "90"));
                }
            }

            return request.Method == "POST" ? ScriptedHandler.Json(200, Fal.Accepted)
                : request.Address.AbsolutePath.EndsWith("/stream", StringComparison.Ordinal) ? ScriptedHandler.Json(404, "{}")
                : ScriptedHandler.Json(200, request.Address.AbsolutePath.EndsWith("/r1", StringComparison.Ordinal) ? Fal.Output : Fal.Status("COMPLETED"));
        });
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);

        TestOutput output = await time.RunAsync(job.WaitAsync(cancellationToken: Token));

        Assert.Equal(10m, output.Duration);
        Assert.Equal(TimeSpan.FromSeconds(90), at[1] - at[0]);
    }

    [Fact]
    public async Task Answers_BehindAByteOrderMark_AreRead()
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, "\uFEFF" + (request.Method == "POST" ? Fal.Accepted
            : request.Address.AbsolutePath.EndsWith("/r1", StringComparison.Ordinal) ? Fal.Output
            : Fal.Status("COMPLETED"))));

        TestOutput output = await time.RunAsync(Fal.Endpoint(wire, time).SubscribeAsync(Fal.Input, cancellationToken: Token));

        Assert.Equal(10m, output.Duration);
    }

    [Fact]
    public async Task UnknownState_IsReportedAndWaitedThrough()
    {
        SteppedTime time = new();
        Queue<string> states = new(["IN_QUEUE", "PAUSED_FOR_TEA", "IN_PROGRESS", "COMPLETED"]);
        ScriptedHandler wire = new(request => ScriptedHandler.Json(
            200,
            request.Method == "POST" ? Fal.Accepted : request.Address.AbsolutePath.EndsWith("/status", StringComparison.Ordinal) ? Fal.Status(states.Dequeue()) : "no stream"));
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);
        List<QueueStatus> seen = [];

        await time.RunAsync(job.CollectAsync(seen));

        Assert.Equal(["IN_QUEUE", "PAUSED_FOR_TEA", "IN_PROGRESS", "COMPLETED"], seen.Select(status => status.Status.Value));
    }

    [Fact]
    public async Task Deadline_WhileTheResultDoesNotCome_HandsTheFinishedJobBack()
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request =>
            request.Method == "POST" ? ScriptedHandler.Json(200, Fal.Accepted)
            : request.Address.AbsolutePath.EndsWith("/status", StringComparison.Ordinal) ? ScriptedHandler.Json(200, Fal.Status("COMPLETED"))
            : ScriptedHandler.Html(502));
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: Token);

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(
            () => time.RunAsync(job.WaitAsync(options: new() { Timeout = TimeSpan.FromSeconds(40), Mode = WaitMode.Poll }, cancellationToken: Token)));

        Assert.True(error.LastStatus!.IsCompleted);
        Assert.StartsWith("Fetch the result again", error.Message, StringComparison.Ordinal);
        Assert.InRange(time.Passed, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(45));
    }

    [Fact]
    public async Task Result_ThatStaysUnreadable_IsGivenUpSoon()
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request =>
            request.Method == "POST" ? ScriptedHandler.Json(200, Fal.Accepted)
            : request.Address.AbsolutePath.EndsWith("/status", StringComparison.Ordinal) ? ScriptedHandler.Json(200, Fal.Status("COMPLETED"))
            : ScriptedHandler.Json(200, """{"video":{"url":"https:"""));
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: Token);

        await Failing.ApiAsync(FalApiErrorKind.Unreadable, () => time.RunAsync(job.WaitAsync(options: new() { Mode = WaitMode.Poll }, cancellationToken: Token)));

        Assert.InRange(time.Passed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(10_000_000)]
    public async Task Deadline_LongerThanATimerTakes_IsAccepted(int days)
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9));
        FalJob<TestOutput> job = await time.RunAsync(Fal.Endpoint(service.Handler, time).SubmitAsync(Fal.Input, cancellationToken: Token));

        TestOutput output = await time.RunAsync(job.WaitAsync(options: new() { Timeout = TimeSpan.FromDays(days), Mode = WaitMode.Poll }, cancellationToken: Token));

        Assert.Equal(10m, output.Duration);
    }

    [Fact]
    public async Task Subscribe_FromSubmitToResult_TellsTheJobAndEachStatus()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9));
        List<string> heard = [];

        TestOutput output = await time.RunAsync(Fal.Endpoint(service.Handler, time).SubscribeAsync(
            Fal.Input, new Reported(status => heard.Add(status.Status.Value)), onSubmitted: job => heard.Add(job.RequestId), cancellationToken: Token));

        Assert.Equal(10m, output.Duration);
        Assert.Equal(["r1", "IN_QUEUE", "IN_PROGRESS", "COMPLETED"], heard.Distinct());
    }
}
