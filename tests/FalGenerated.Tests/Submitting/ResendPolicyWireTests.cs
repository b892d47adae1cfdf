using FalGenerated.Tests.Support;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace FalGenerated.Tests.Submitting;

/// <summary>The policy for sending a paid request again, row by row: sends, failure, status, and what the journal keeps.</summary>
public sealed class ResendPolicyWireTests : IDisposable
{
    private const string Key = "order-4711";
    private const string Json = """{"detail":"x"}""";
    private const string Page = "<html><head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    private readonly WireMockServer server = WireMockServer.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, string, string, string, int, string, JournalState> Failures => new()
    {
        // status, content type, body, one more header; requests, failure, journal
        { 429, "application/json", Json, "", 5, "RateLimit", JournalState.NotSent },
        { 503, "text/html", Page, "", 5, "Server", JournalState.NotSent },
        { 503, "text/html; charset=utf-8", Page, "", 5, "Server", JournalState.NotSent },
        { 504, "application/json", Json, "X-Fal-Request-Timeout-Type: user", 1, "StartTimeout", JournalState.NotSent },
        { 400, "application/json", Json, "", 1, "Refused", JournalState.NotSent },
        { 401, "application/json", Json, "", 1, "Authentication", JournalState.NotSent },
        { 403, "application/json", Json, "", 1, "Forbidden", JournalState.NotSent },
        { 404, "text/html", Page, "", 1, "NotFound", JournalState.NotSent },
        { 405, "application/json", "", "", 1, "Refused", JournalState.NotSent },
        { 422, "application/json", Json, "x-fal-request-id: q1", 1, "Validation", JournalState.NotSent },
        { 408, "application/json", Json, "", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 499, "application/json", Json, "", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 500, "text/html", Page, "", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 500, "application/json", Json, "X-Fal-Needs-Retry: 1", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 502, "text/html", Page, "", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 504, "text/html", Page, "", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 504, "application/json", Json, "X-Fal-Request-Timeout-Type: app", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 503, "text/html", Page, "x-fal-request-id: q1", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 503, "text/html", Page, "X-Fal-Served-From: r1", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 503, "text/plain", Page, "", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 503, "text/html", "<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>", "", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 503, "text/plain", "upstream connect error or disconnect/reset before headers. reset reason: connection termination", "server: envoy", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 503, "text/html", "<html><title>503 Backend fetch failed</title><p>Varnish cache server</p></html>", "via: 1.1 varnish", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 503, "text/html", "", "", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 503, "application/json", Json, "", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 303, "text/html", "", "Location: /elsewhere", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 200, "application/json", "{}", "", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
        { 200, "text/html", "<html/>", "", 1, nameof(FalOutcomeUnknownException), JournalState.Unknown },
    };

    public void Dispose() => server.Dispose();

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Answer_ThatIsNoJob_IsJudgedByItsRow(int status, string type, string body, string header, int requests, string failure, JournalState state)
    {
        Answer(status, type, body, header);
        using FalClient client = new(Options());

        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => SubmitAsync(client));

        Assert.Equal(failure, Failing.KindOf(error));
        Assert.Equal(status, error switch
        {
            FalApiException refused => refused.Answer.StatusCode,
            FalOutcomeUnknownException { Answer: { } unclear } => unclear.StatusCode,
            _ => status,
        });
        Assert.Equal(requests, server.LogEntries.Count);
        JournalEntry entry = (await client.Journal.FindAsync(Key, Token))!;
        Assert.Equal(state, entry.State);
        Assert.Null(entry.Token);
    }

    [Theory]
    [InlineData(200, """{"request_id":"r1"}""", "")]
    [InlineData(201, """{"request_id":"r1","status":"IN_QUEUE"}""", "x-fal-request-id: r1")]
    [InlineData(202, """{"request_id":"r1"}""", "")]
    [InlineData(200, "{}", "x-fal-request-id: r1")]
    [InlineData(200, "no JSON", "x-fal-request-id: r1")]
    public async Task Answer_WithAnId_IsAJobThatTheJournalKeeps(int status, string body, string header)
    {
        Answer(status, "application/json", body, header);
        using FalClient client = new(Options());

        FalJob<TestOutput> job = await SubmitAsync(client);

        Assert.Equal("r1", job.RequestId);
        JournalEntry entry = (await client.Journal.FindAsync(Key, Token))!;
        Assert.Equal(JournalState.Accepted, entry.State);
        Assert.Equal(job.Token, entry.Token);
        Assert.Single(server.LogEntries);
    }

    [Theory]
    [InlineData(429, "application/json", Json)]
    [InlineData(503, "text/html", Page)]
    public async Task Refusal_ThatPasses_IsSentAgainAndIsOneJob(int status, string type, string body)
    {
        server.Given(Request.Create().UsingPost()).InScenario("busy").WillSetStateTo("free")
            .RespondWith(Response.Create().WithStatusCode(status).WithHeader("Content-Type", type).WithHeader("Retry-After", "0").WithBody(body));
        server.Given(Request.Create().UsingPost()).InScenario("busy").WhenStateIs("free")
            .RespondWith(Response.Create().WithStatusCode(200).WithBody("""{"request_id":"r1"}"""));
        using FalClient client = new(Options());

        Assert.Equal("r1", (await SubmitAsync(client)).RequestId);

        Assert.Equal(2, server.LogEntries.Count);
    }

    [Fact]
    public async Task OutcomeInDoubt_IsNotSentAgainUnderTheSameKey()
    {
        Answer(500, "application/json", Json, "");
        using FalClient client = new(Options());

        await Assert.ThrowsAsync<FalOutcomeUnknownException>(() => SubmitAsync(client));
        await Assert.ThrowsAnyAsync<FalException>(() => SubmitAsync(client));

        Assert.Single(server.LogEntries, entry => entry.RequestMessage!.Method == "POST");
        Assert.Equal(JournalState.Unknown, (await client.Journal.FindAsync(Key, Token))!.State);
    }

    [Theory]
    [InlineData(429, "application/json", Json, "RateLimit")]
    [InlineData(503, "text/html", Page, "Server")]
    [InlineData(422, "application/json", Json, "Validation")]
    [InlineData(503, "text/html", "<html/>", nameof(FalOutcomeUnknownException))]
    [InlineData(408, "application/json", Json, nameof(FalOutcomeUnknownException))]
    public async Task Run_ThatIsRefused_IsSentOnce(int status, string type, string body, string failure)
    {
        Answer(status, type, body, "");
        using FalClient client = new(Options());

        Assert.Equal(failure, Failing.KindOf(await Assert.ThrowsAnyAsync<FalException>(
            () => client.Endpoint(TestEndpoint.Descriptor).RunAsync(Fal.Input, cancellationToken: Token))));

        Assert.Single(server.LogEntries);
    }

    private static Task<FalJob<TestOutput>> SubmitAsync(FalClient client) =>
        client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = Key }, Token);

    private FalOptions Options()
    {
        Uri address = new(server.Url!);
        return new FalOptions { ApiKey = Fal.Key, QueueUrl = address, RunUrl = address, RestUrl = address, ApiUrl = address };
    }

    private void Answer(int status, string type, string body, string header)
    {
        IResponseBuilder answer = Response.Create().WithStatusCode(status).WithHeader("Content-Type", type).WithHeader("Retry-After", "0").WithBody(body);
        if (header.Split(": ") is [var name, var value])
        {
            answer = answer.WithHeader(name, value);
        }

        server.Given(Request.Create().UsingPost()).RespondWith(answer);
    }
}
