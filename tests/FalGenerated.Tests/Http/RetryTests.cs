using FalGenerated.Errors;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Http;

public sealed class RetryTests
{
    [Theory]
    [InlineData(500, "", "", 6)]
    [InlineData(502, "<html/>", "", 6)]
    [InlineData(503, "", "", 6)]
    [InlineData(504, "<html/>", "", 6)]
    [InlineData(429, "{}", "", 6)]
    [InlineData(408, "", "", 6)]
    [InlineData(503, """{"detail":"x","error_type":"runner_scheduling_failure"}""", "X-Fal-Retryable: true", 6)]
    [InlineData(500, """{"detail":"x","error_type":"internal_error"}""", "X-Fal-Needs-Retry: 1", 6)]
    [InlineData(500, """{"detail":"x","error_type":"internal_error"}""", "", 1)]
    [InlineData(503, "", "X-Fal-Needs-Retry: 0", 1)]
    [InlineData(504, "{}", "X-Fal-Request-Timeout-Type: user", 1)]
    [InlineData(503, "", "Retry-After: 3600", 1)]
    [InlineData(401, "{}", "", 1)]
    [InlineData(403, """{"detail":"User is locked. Reason: Exhausted balance."}""", "X-Fal-Retryable: true", 1)]
    [InlineData(404, "{}", "", 1)]
    [InlineData(422, "{}", "X-Fal-Retryable: true", 1)]
    public async Task Read_ThatFails_IsRepeatedWhereThatCanHelp(int status, string body, string header, int attempts)
    {
        SteppedTime time = new();
        (string, string)[] headers = header.Length == 0 ? [] : [(header.Split(": ")[0], header.Split(": ")[1])];
        ScriptedHandler wire = new(request => request.Method == "POST" ? ScriptedHandler.Json(200, Fal.Accepted) : ScriptedHandler.Json(status, body, headers));
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<FalException>(() => time.RunAsync(job.GetStatusAsync(cancellationToken: TestContext.Current.CancellationToken)));

        Assert.Equal(attempts, wire.Count("GET"));
    }

    [Fact]
    public async Task Read_ThatRecovers_ReturnsItsAnswer()
    {
        SteppedTime time = new();
        int calls = 0;
        ScriptedHandler wire = new(request => request.Method == "POST"
            ? ScriptedHandler.Json(200, Fal.Accepted)
            : (calls++) switch
            {
                0 => throw new HttpRequestException(HttpRequestError.ConnectionError),
                1 => throw new HttpRequestException("reset", new IOException()),
                2 => ScriptedHandler.Html(502),
                _ => ScriptedHandler.Json(202, Fal.Status("IN_PROGRESS")),
            });
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken);

        QueueStatus status = await time.RunAsync(job.GetStatusAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(QueueState.InProgress, status.Status);
        Assert.Equal(4, calls);
        Assert.InRange(time.Passed, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task RetryAfter_OnA429_IsWaitedFor()
    {
        SteppedTime time = new();
        List<TimeSpan> at = [];
        ScriptedHandler wire = new(_ =>
        {
            at.Add(time.Passed);
            return at.Count == 1 ? ScriptedHandler.Json(429, "{}", ("Retry-After", "17")) : ScriptedHandler.Json(200, Fal.Accepted);
        });

        FalJob<TestOutput> job = await time.RunAsync(Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("r1", job.RequestId);
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(17)], at);
    }

    [Fact]
    public async Task Cancellation_InThePauseAfterA429_IsACancellation()
    {
        SteppedTime time = new();
        using CancellationTokenSource caller = new(TimeSpan.FromSeconds(5), time);
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(429, "{}", ("Retry-After", "17")));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => time.RunAsync(Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: caller.Token)));

        Assert.Equal(1, wire.Count("POST"));
        Assert.Equal(TimeSpan.FromSeconds(5), time.Passed);
    }

    [Theory]
    [InlineData("3600")]
    [InlineData("Fri, 01 May 2026 13:00:00 GMT")]
    public async Task RetryAfter_OfAnHourOnASubmit_IsTheCallersToWaitFor(string asked)
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(429, "{}", ("Retry-After", asked)));

        FalApiException error = await Failing.ApiAsync(FalApiErrorKind.RateLimit, () => time.RunAsync(Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken)));

        Assert.Equal(1, wire.Count("POST"));
        Assert.Equal(TimeSpan.FromHours(1), error.Answer.RetryAfter);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task UploadAddress_ThatFails_IsAskedForAsOftenAsTheOptionsSay(int attempts)
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(_ => ScriptedHandler.Html(502));
        FalOptions options = new() { ApiKey = Fal.Key, Storage = { Attempts = attempts } };
        using FalClient client = new(options, wire, time);

        await Failing.ApiAsync(FalApiErrorKind.Server, () => time.RunAsync(client.Storage.UploadAsync(new byte[] { 1, 2, 3 }.AsMemory(), cancellationToken: TestContext.Current.CancellationToken)));

        Assert.Equal(attempts, wire.Count("POST"));
    }

    [Theory]
    [InlineData("dns", 5)]
    [InlineData("refused", 5)]
    [InlineData("tls", 5)]
    [InlineData("429", 5)]
    [InlineData("ingress 503", 5)]
    [InlineData("503 of the gateway", 1)]
    [InlineData("reset", 1)]
    [InlineData("500", 1)]
    public async Task Submit_ThatFails_IsRepeatedOnlyWhereNothingArrived(string fault, int attempts)
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(_ => fault switch
        {
            "dns" => throw new HttpRequestException(HttpRequestError.NameResolutionError),
            "refused" => throw new HttpRequestException(HttpRequestError.ConnectionError),
            "tls" => throw new HttpRequestException(HttpRequestError.SecureConnectionError),
            "429" => ScriptedHandler.Json(429, "{}"),
            "ingress 503" => ScriptedHandler.Html(503),
            "503 of the gateway" => ScriptedHandler.Json(503, """{"detail":"x"}""", ("x-fal-request-id", "q1")),
            "500" => ScriptedHandler.Json(500, "{}"),
            _ => throw new HttpRequestException("reset", new IOException()),
        })
        { ReadsBodies = fault is not ("dns" or "refused" or "tls") };

        FalException error = await Assert.ThrowsAnyAsync<FalException>(
            () => time.RunAsync(Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken)));

        Assert.Equal(attempts, wire.Count("POST"));
        string expected = fault switch
        {
            "429" => "RateLimit",
            "ingress 503" => "Server",
            "dns" or "refused" or "tls" => nameof(FalConnectionException),
            _ => nameof(FalOutcomeUnknownException),
        };
        Assert.Equal(expected, Failing.KindOf(error));
    }

    [Fact]
    public async Task Attempt_ThatHangs_EndsAtItsOwnLimitAndIsRepeated()
    {
        SteppedTime time = new();
        int calls = 0;
        ScriptedHandler wire = new(async (request, token) =>
        {
            if (request.Method == "GET" && ++calls == 1)
            {
                await Task.Delay(TimeSpan.FromDays(1), time, token);
            }

            return ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : Fal.Status("IN_QUEUE"));
        });
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken);

        await time.RunAsync(job.GetStatusAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(2, calls);
        Assert.InRange(time.Passed, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(63));
    }

    [Fact]
    public async Task RetryAfter_AsADate_IsWaitedForByTheClientsClock()
    {
        SteppedTime time = new();
        List<TimeSpan> at = [];
        string date = (time.GetUtcNow() + TimeSpan.FromSeconds(17)).ToString("r");
        ScriptedHandler wire = new(_ =>
        {
            at.Add(time.Passed);
            return at.Count == 1 ? ScriptedHandler.Json(429, "{}", ("Retry-After", date)) : ScriptedHandler.Json(200, Fal.Accepted);
        });

        await time.RunAsync(Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(17)], at);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RetryAfter_LongerThanAMinute_IsGivenToTheCaller(bool asDate)
    {
        SteppedTime time = new();
        string text = asDate ? (time.GetUtcNow() + TimeSpan.FromMinutes(10)).ToString("r") : "600";
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(429, "{}", ("Retry-After", text)));

        FalApiException error = await Failing.ApiAsync(FalApiErrorKind.RateLimit, () => time.RunAsync(Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken)));

        Assert.Single(wire.Requests);
        Assert.Equal(TimeSpan.FromMinutes(10), error.RetryAfter);
    }
}
