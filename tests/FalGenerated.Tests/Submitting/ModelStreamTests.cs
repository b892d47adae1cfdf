using System.Net;
using System.Text;
using FalGenerated.Tests.Support;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Submitting;

/// <summary>A run whose output comes as events is paid as every run: one send, limits, a record; and a cut is never taken for the end.</summary>
public sealed class ModelStreamTests : IDisposable
{
    private const string Id = "owner/app/some/path";
    private const string Events = ": hello\n\ndata: {\"text\":\"a\"}\n\nevent: x\ndata: {\"text\":\ndata: \"ab\"}\n\ndata:\n\n";

    private readonly ISubmitJournal journal = SubmitJournal.InMemory();
    private Func<HttpResponseMessage> answer = () => Stream(Encoding.UTF8.GetBytes(Events), null);
    private readonly ScriptedHandler wire;
    private readonly FalClient client;

    public ModelStreamTests()
    {
        wire = new(_ => answer());
        client = new FalClient(new FalOptions { ApiKey = Fal.Key, Journal = journal }, wire);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        client.Dispose();
        wire.Dispose();
    }

    [Fact]
    public async Task Outputs_ComeInOrder_FromOneSend()
    {
        SpendBudget budget = new(10m, TimeSpan.FromHours(1));

        List<string> texts = await TextsAsync(new() { IdempotencyKey = "k", Budget = budget, Quote = new UnitQuote(1m, 2m) });

        Assert.Equal(["a", "ab"], texts);
        Seen request = Assert.Single(wire.Requests);
        Assert.Equal(("POST", "https://fal.run/owner/app/some/path/stream", """{"prompt":"x"}"""), (request.Method, request.Address.AbsoluteUri, request.Body));
        Assert.StartsWith("text/event-stream", request.Headers["Accept"], StringComparison.Ordinal);
        Assert.Equal(JournalState.Finished, (await journal.FindAsync("k", Token))!.State);
        Assert.Equal(2m, budget.SpentUsd);
    }

    [Fact]
    public async Task TypedOutput_IsRead()
    {
        answer = () => Stream(Encoding.UTF8.GetBytes($"data: {Fal.Output}\n\n"), null);

        TestOutput output = await client.Endpoint(TestEndpoint.Descriptor).StreamAsync(Fal.Input, cancellationToken: Token).SingleAsync(Token);

        Assert.Equal(10m, output.Duration);
    }

    [Fact]
    public async Task TinyLimit_SendsNothing()
    {
        await Assert.ThrowsAsync<FalSpendingLimitException>(() => TextsAsync(new() { MaxPriceUsd = 0.0001m }));
        await Assert.ThrowsAsync<FalSpendingLimitException>(() => TextsAsync(new() { MaxPriceUsd = 0.0001m, Quote = new UnitQuote(0.01m, 1) }));

        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Cut_IsSaidWithWhatCame_AndNotSentAgain()
    {
        answer = () => Stream(Encoding.UTF8.GetBytes(Events), new IOException("reset"));
        SpendBudget budget = new(10m, TimeSpan.FromHours(1));
        List<string> texts = [];

        FalOutcomeUnknownException error = await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            () => TextsAsync(new() { IdempotencyKey = "k", Budget = budget, Quote = new UnitQuote(1m, 2m) }, texts));

        Assert.Equal(["a", "ab"], texts);
        Assert.Equal("the stream broke after 2 events, which were handed over; assume that the run is billed", error.Reason);
        Assert.Single(wire.Requests);
        Assert.Equal(JournalState.Unknown, (await journal.FindAsync("k", Token))!.State);
        Assert.Equal(2m, budget.SpentUsd);
    }

    [Theory]
    [InlineData("", "the stream ended after 0 events")]
    [InlineData("data: {\"text\":\"a\"}\n\ndata: {\"te\n\n", "the stream holds an event that is no output after 1 event")]
    public async Task Stream_WithoutAnOutput_IsInDoubt(string events, string reason)
    {
        answer = () => Stream(Encoding.UTF8.GetBytes(events), null);

        FalOutcomeUnknownException error = await Assert.ThrowsAsync<FalOutcomeUnknownException>(() => TextsAsync(new()));

        Assert.StartsWith(reason, error.Reason, StringComparison.Ordinal);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task LostAnswer_IsInDoubt_AndNotSentAgain()
    {
        answer = () => throw new HttpRequestException(HttpRequestError.ResponseEnded);

        await Assert.ThrowsAsync<FalOutcomeUnknownException>(() => TextsAsync(new()));

        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task SecondEnumeration_PaysNothing()
    {
        IAsyncEnumerable<JObject> outputs = client.Endpoint(Id).StreamAsync(Input(), cancellationToken: Token);
        Assert.Empty(wire.Requests);
        await outputs.ToListAsync(Token);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await outputs.ToListAsync(Token));

        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task AnswerWithoutAStream_IsOneOutput()
    {
        answer = () => ScriptedHandler.Json(200, """{"text":"whole"}""", ("X-Fal-Billable-Units", "0"));
        SpendBudget budget = new(10m, TimeSpan.FromHours(1));

        Assert.Equal(["whole"], await TextsAsync(new() { Budget = budget, Quote = new UnitQuote(1m, 2m) }));
        Assert.Equal(0m, budget.SpentUsd);
    }

    [Fact]
    public async Task EndpointWithoutAStream_IsNotFound()
    {
        answer = () => ScriptedHandler.Json(404, """{"detail":"Path /some/path/stream not found"}""");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => TextsAsync(new() { IdempotencyKey = "k" }));

        Assert.Equal(FalApiErrorKind.NotFound, error.Kind);
        Assert.Equal(JournalState.NotSent, (await journal.FindAsync("k", Token))!.State);
    }

    [Fact]
    public async Task LeavingEarly_LeavesTheOutcomeUnknown()
    {
        await foreach (JObject _ in client.Endpoint(Id).StreamAsync(Input(), new() { IdempotencyKey = "k" }, Token))
        {
            break;
        }

        Assert.Equal(JournalState.Unknown, (await journal.FindAsync("k", Token))!.State);
    }

    [Fact]
    public async Task UsedKey_SendsNothing()
    {
        await TextsAsync(new() { IdempotencyKey = "k" });

        await Assert.ThrowsAsync<FalIdempotencyConflictException>(() => TextsAsync(new() { IdempotencyKey = "k" }));

        Assert.Single(wire.Requests);
    }

    private static JObject Input() => new() { ["prompt"] = "x" };

    private async Task<List<string>> TextsAsync(SubmitOptions options, List<string>? texts = null)
    {
        texts ??= [];
        await foreach (JObject output in client.Endpoint(Id).StreamAsync(Input(), options, Token))
        {
            texts.Add((string)output["text"]!);
        }

        return texts;
    }

    private static HttpResponseMessage Stream(byte[] bytes, Exception? end) => new(HttpStatusCode.OK)
    {
        Content = new StreamContent(new EndingStream(bytes, end)) { Headers = { ContentType = new("text/event-stream") } },
    };

    /// <summary>Ends with an exception, as a connection that breaks; null for the proper end.</summary>
    private sealed class EndingStream(byte[] bytes, Exception? end) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and int count ? count : end is null ? 0 : throw end;
    }
}
