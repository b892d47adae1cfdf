using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Waiting;

[Collection(nameof(VirtualTimeTests))]
public sealed class WaitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deadline_ThatEnds_HandsTheJobBackAndIsNeverSleptPast()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(4));
        FalJob<TestOutput> job = await time.RunAsync(Fal.Endpoint(service.Handler, time).SubmitAsync(Fal.Input, cancellationToken: Token));

        FalDeadlineException error = await Assert.ThrowsAsync<FalDeadlineException>(
            () => time.RunAsync(job.WaitAsync(options: new() { Deadline = TimeSpan.FromSeconds(33.3) }, cancellationToken: Token)));

        Assert.Same(job, error.Job);
        Assert.Equal(TimeSpan.FromSeconds(33.3), service.Age);
        Assert.Equal(TimeSpan.FromSeconds(33.3), service.Looks[^1]);
        Assert.Equal(QueueState.InProgress, error.LastStatus!.Status);
        Assert.IsAssignableFrom<TimeoutException>(error);
        TestOutput output = await time.RunAsync(((FalJob<TestOutput>)error.Job).WaitAsync(cancellationToken: Token));
        Assert.Equal(10m, output.Duration);
    }

    [Fact]
    public async Task Deadline_AtWhichTheJobIsDone_IsNoFailure()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(33));
        FalJob<TestOutput> job = await time.RunAsync(Fal.Endpoint(service.Handler, time).SubmitAsync(Fal.Input, cancellationToken: Token));

        TestOutput output = await time.RunAsync(job.WaitAsync(options: new() { Deadline = TimeSpan.FromSeconds(33.3) }, cancellationToken: Token));

        Assert.Equal(10m, output.Duration);
    }

    [Fact]
    public async Task Deadline_WhileAStreamIsSilent_EndsOnTime()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(4)) { Stream = _ => Silent(time) };
        FalJob<TestOutput> job = await time.RunAsync(Fal.Endpoint(service.Handler, time).SubmitAsync(Fal.Input, cancellationToken: Token));

        await Assert.ThrowsAsync<FalDeadlineException>(
            () => time.RunAsync(job.WaitAsync(options: new() { Deadline = TimeSpan.FromSeconds(20) }, cancellationToken: Token)));

        Assert.Equal(TimeSpan.FromSeconds(20), service.Age);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Cancellation_OfAWait_CancelsTheJobOnlyWhenAsked(bool asked, int cancels)
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(4));
        ScriptedHandler wire = service.Handler;
        FalJob<TestOutput> job = await time.RunAsync(Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: Token));
        using CancellationTokenSource cancel = new(TimeSpan.FromSeconds(30), time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => time.RunAsync(job.WaitAsync(options: new() { CancelJobWhenCancelled = asked }, cancellationToken: cancel.Token)));

        Assert.Equal(cancels, wire.Count("PUT"));
        Assert.Equal(TimeSpan.FromSeconds(30), service.Age);
    }

    [Fact]
    public async Task Cancel_ThatFails_DoesNotHideTheCancellation()
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request => request.Method switch
        {
            "POST" => ScriptedHandler.Json(200, Fal.Accepted),
            "PUT" => ScriptedHandler.Json(500, "{}"),
            _ => ScriptedHandler.Json(200, Fal.Status("IN_PROGRESS")),
        });
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: Token);
        using CancellationTokenSource cancel = new(TimeSpan.FromSeconds(30), time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => time.RunAsync(job.WaitAsync(options: new() { CancelJobWhenCancelled = true }, cancellationToken: cancel.Token)));

        Assert.InRange(wire.Count("PUT"), 1, 4);
    }

    [Fact]
    public async Task Stream_ThatDrops_ReconnectsThenPollsAndIsNeverTakenForCompletion()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(100));
        service.Stream = number => new SimulatedStream(time, [(TimeSpan.FromSeconds(1), $"data: {service.StatusAt(service.Age, false)}\n\n")]);
        FalJob<TestOutput> job = await time.RunAsync(Fal.Endpoint(service.Handler, time).SubmitAsync(Fal.Input, cancellationToken: Token));
        List<QueueStatus> seen = [];

        await time.RunAsync(WatchAsync(job, new(), seen));

        Assert.Equal(QueueState.Completed, seen[^1].Status);
        Assert.InRange(service.Streams, 3, 5);
        Assert.NotEmpty(service.Looks);
        Assert.InRange(service.Age, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(110));
    }

    [Fact]
    public async Task Stream_InStreamMode_IsOpenedAgainForAsLongAsItTakes()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(100));
        service.Stream = number => number < 8
            ? new SimulatedStream(time, [], new IOException("cut"))
            : new SimulatedStream(time, [(TimeSpan.FromSeconds(40), ": ping\n\n"), (TimeSpan.FromSeconds(40), $"data: {service.StatusAt(TimeSpan.FromSeconds(100), false)}\n\n")]);
        FalJob<TestOutput> job = await time.RunAsync(Fal.Endpoint(service.Handler, time).SubmitAsync(Fal.Input, cancellationToken: Token));
        List<QueueStatus> seen = [];

        await time.RunAsync(WatchAsync(job, new() { Mode = WaitMode.Stream }, seen));

        Assert.Equal(8, service.Streams);
        Assert.Empty(service.Looks);
        Assert.True(Assert.Single(seen).IsCompleted);
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("cut in a line")]
    [InlineData("json")]
    public async Task Stream_ThatIsBroken_EndsInPolling(string how)
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(200));
        service.Stream = _ => how switch
        {
            "silent" => Silent(time),
            "json" => new SimulatedStream(time, [(TimeSpan.Zero, "data: {\"status\":\n\n")]),
            _ => new SimulatedStream(time, [(TimeSpan.Zero, "data: {\"status\":\"COMPLE")]),
        };
        FalJob<TestOutput> job = await time.RunAsync(Fal.Endpoint(service.Handler, time).SubmitAsync(Fal.Input, cancellationToken: Token));

        TestOutput output = await time.RunAsync(job.WaitAsync(cancellationToken: Token));

        Assert.Equal(10m, output.Duration);
        Assert.Equal(3, service.Streams);
        Assert.InRange(service.Age, TimeSpan.FromSeconds(200), TimeSpan.FromSeconds(211));
    }

    [Fact]
    public async Task Logs_ByPolling_ComeOnceEachEvenWhenEqual()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30))
        {
            Logs = age => [.. Enumerable.Range(0, (int)age.TotalSeconds / 5).Select(number => number < 3 ? "frame" : $"line {number}")],
        };
        FalJob<TestOutput> job = await time.RunAsync(Fal.Endpoint(service.Handler, time).SubmitAsync(Fal.Input, cancellationToken: Token));
        List<QueueStatus> seen = [];

        await time.RunAsync(WatchAsync(job, new() { Logs = true }, seen));

        Assert.Equal(["frame", "frame", "frame", "line 3", "line 4", "line 5"], seen.SelectMany(status => status.Logs).Select(entry => entry.Message));
    }

    [Fact]
    public async Task Logs_OverAReconnect_ComeOnceEach()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1000));
        service.Stream = number => number == 1
            ? new SimulatedStream(time, [(TimeSpan.Zero, Event("IN_PROGRESS", "a")), (TimeSpan.Zero, Event("IN_PROGRESS", "a")), (TimeSpan.Zero, Event("IN_PROGRESS", "b"))])
            : new SimulatedStream(time, [(TimeSpan.Zero, Event("IN_PROGRESS", "a", "a", "b", "c")), (TimeSpan.Zero, Event("COMPLETED", "d"))]);
        FalJob<TestOutput> job = await time.RunAsync(Fal.Endpoint(service.Handler, time).SubmitAsync(Fal.Input, cancellationToken: Token));
        List<QueueStatus> seen = [];

        await time.RunAsync(WatchAsync(job, new() { Logs = true }, seen));

        Assert.Equal(["a", "a", "b", "c", "d"], seen.SelectMany(status => status.Logs).Select(entry => entry.Message));
    }

    [Fact]
    public async Task Streams_BeyondTheLimit_ArePolled()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        service.Stream = _ => new SimulatedStream(time, [(TimeSpan.FromSeconds(30), $"data: {service.StatusAt(TimeSpan.FromSeconds(30), false)}\n\n")]);
        using FalClient client = new(new FalOptions { Key = Fal.Key, MaxStreams = 2 }, service.Handler, time);
        FalJob<TestOutput> job = await time.RunAsync(client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token));

        await time.RunAsync(Task.WhenAll(Enumerable.Range(0, 5).Select(_ => job.WaitAsync(cancellationToken: Token))));
        int streams = service.Streams;
        await time.RunAsync(job.WaitAsync(cancellationToken: Token));

        Assert.Equal(2, streams);
        Assert.Equal(3, service.Streams);
    }

    [Theory]
    [InlineData(499, """{"detail":"x","error_type":"client_cancelled"}""", typeof(FalJobCancelledException))]
    [InlineData(422, """{"detail":[{"loc":["body"],"msg":"m","type":"t"}]}""", typeof(FalJobFailedException))]
    [InlineData(404, """{"status":"NOT_FOUND"}""", typeof(FalResultExpiredException))]
    [InlineData(504, "{}", typeof(FalStartTimeoutException))]
    public async Task CompletedJob_WithoutAResult_IsATypedFailureThatHoldsIt(int status, string body, Type type)
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request => request.Method == "POST"
            ? ScriptedHandler.Json(200, Fal.Accepted)
            : request.Address.AbsolutePath.EndsWith("/r1", StringComparison.Ordinal)
                ? ScriptedHandler.Json(status, body, ("X-Fal-Request-Timeout-Type", "user"))
                : ScriptedHandler.Json(200, Fal.Status("COMPLETED")));
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: Token);

        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => time.RunAsync(job.WaitAsync(cancellationToken: Token)));

        Assert.IsType(type, error);
        Assert.Same(job, error is FalStartTimeoutException start ? start.Job : ((FalJobException)error).Job);
    }

    [Fact]
    public async Task CompletedJob_WhoseStatusToldTheErrorAndWhoseResultIsGone_FailsWithThatError()
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request => request.Method == "POST"
            ? ScriptedHandler.Json(200, Fal.Accepted)
            : request.Address.AbsolutePath.EndsWith("/r1", StringComparison.Ordinal)
                ? ScriptedHandler.Json(404, """{"status":"NOT_FOUND"}""")
                : ScriptedHandler.Json(200, """{"status":"COMPLETED","error":"Runner went away","error_type":"runner_disconnected"}"""));
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: Token);

        FalJobFailedException error = await Assert.ThrowsAsync<FalJobFailedException>(() => time.RunAsync(job.WaitAsync(cancellationToken: Token)));

        Assert.Equal("runner_disconnected", error.ErrorType);
        Assert.Contains("Runner went away", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompletedWithErrorText_AndAResult_IsASuccess()
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request => ScriptedHandler.Json(
            200,
            request.Method == "POST" ? Fal.Accepted : request.Address.AbsolutePath.EndsWith("/r1", StringComparison.Ordinal) ? Fal.Output : """{"status":"COMPLETED","error":"odd"}"""));
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: Token);

        Assert.Equal(10m, (await time.RunAsync(job.WaitAsync(cancellationToken: Token))).Duration);
    }

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
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: Token);

        Assert.Equal(10m, (await time.RunAsync(job.WaitAsync(cancellationToken: Token))).Duration);

        away = (TimeSpan.Zero, TimeSpan.MaxValue);
        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => time.RunAsync(job.WaitAsync(cancellationToken: Token)));
        Assert.True(error.CertainlyNotSent);
    }

    [Fact]
    public async Task UnknownState_IsReportedAndWaitedThrough()
    {
        SteppedTime time = new();
        Queue<string> states = new(["IN_QUEUE", "PAUSED_FOR_TEA", "IN_PROGRESS", "COMPLETED"]);
        ScriptedHandler wire = new(request => ScriptedHandler.Json(
            200,
            request.Method == "POST" ? Fal.Accepted : request.Address.AbsolutePath.EndsWith("/status", StringComparison.Ordinal) ? Fal.Status(states.Dequeue()) : "no stream"));
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: Token);
        List<QueueStatus> seen = [];

        await time.RunAsync(WatchAsync(job, new(), seen));

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

        FalDeadlineException error = await Assert.ThrowsAsync<FalDeadlineException>(
            () => time.RunAsync(job.WaitAsync(options: new() { Deadline = TimeSpan.FromSeconds(40), Mode = WaitMode.Poll }, cancellationToken: Token)));

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

        await Assert.ThrowsAsync<FalUnreadableAnswerException>(() => time.RunAsync(job.WaitAsync(options: new() { Mode = WaitMode.Poll }, cancellationToken: Token)));

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

        TestOutput output = await time.RunAsync(job.WaitAsync(options: new() { Deadline = TimeSpan.FromDays(days), Mode = WaitMode.Poll }, cancellationToken: Token));

        Assert.Equal(10m, output.Duration);
    }

    [Fact]
    public async Task Subscribe_FromSubmitToResult_TellsTheJobAndEachStatus()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9));
        List<string> heard = [];

        TestOutput output = await time.RunAsync(Fal.Endpoint(service.Handler, time).SubscribeAsync(
            Fal.Input, onSubmitted: job => heard.Add(job.RequestId), onUpdate: status => heard.Add(status.Status.Value), cancellationToken: Token));

        Assert.Equal(10m, output.Duration);
        Assert.Equal(["r1", "IN_QUEUE", "IN_PROGRESS", "COMPLETED"], heard.Distinct());
    }

    private static SimulatedStream Silent(SteppedTime time) => new(time, [(TimeSpan.FromDays(1), "")]);

    private static string Event(string state, params string[] lines) =>
        $$"""data: {"status":"{{state}}","request_id":"r1","logs":[{{string.Join(',', lines.Select(line => $$"""{"message":"{{line}}"}"""))}}]}""" + "\n\n";

    private static async Task WatchAsync(FalJob<TestOutput> job, WaitOptions options, List<QueueStatus> seen)
    {
        await foreach (QueueStatus status in job.WatchAsync(options, Token))
        {
            seen.Add(status);
        }
    }
}
