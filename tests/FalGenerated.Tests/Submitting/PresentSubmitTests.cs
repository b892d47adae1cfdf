using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Submitting;

/// <summary>A key under which another process is sending at this moment.</summary>
public sealed class PresentSubmitTests : IDisposable
{
    private static readonly SubmitOptions Order = new() { IdempotencyKey = "order-1" };

    private readonly SteppedTime time = new();
    private readonly ISubmitJournal journal = SubmitJournal.InMemory();
    private readonly ScriptedHandler wire = new(request =>
        request.Method == "POST" ? ScriptedHandler.Json(200, Fal.Accepted) : ScriptedHandler.Json(200, """{"items":[],"has_more":false}"""));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => wire.Dispose();

    [Fact]
    public async Task Submit_AcceptedElsewhereMeanwhile_IsAdopted()
    {
        string token = await BeginElsewhereAsync();
        using FalClient client = Client(wire, journal);

        Task<FalJob<TestOutput>> submit = client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, Order, Token);
        await time.RunAsync(submit, RecordAsync(JournalState.Accepted, token));

        Assert.Equal(token, (await submit).Token);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Submit_NotSentElsewhere_IsSentHere()
    {
        await BeginElsewhereAsync();
        using FalClient client = Client(wire, journal);

        Task<FalJob<TestOutput>> submit = client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, Order, Token);
        await time.RunAsync(submit, RecordAsync(JournalState.NotSent, null));

        Assert.Equal("r1", (await submit).RequestId);
        Assert.Equal(1, wire.Count("POST"));
    }

    [Fact]
    public async Task Submit_ThatNeverEndsElsewhere_IsLookedUpAfterTenSeconds()
    {
        await BeginElsewhereAsync();
        using FalClient client = Client(wire, journal);

        FalOutcomeUnknownException error = await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            () => time.RunAsync(client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, Order, Token)));

        Assert.Equal("the service lists no such request so far", error.Reason);
        Assert.Equal(TimeSpan.FromSeconds(10), time.Passed);
        Assert.Equal((0, 1), (wire.Count("POST"), wire.Count("GET")));
    }

    /// <summary>Begins the submit in the journal, as another process does before it sends, and returns the token that its job will have.</summary>
    private async Task<string> BeginElsewhereAsync()
    {
        ISubmitJournal elsewhere = SubmitJournal.InMemory();
        using FalClient other = Client(new ScriptedHandler(_ => ScriptedHandler.Json(200, Fal.Accepted)), elsewhere);
        FalJob<TestOutput> job = await other.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, Order, Token);
        JournalEntry entry = (await elsewhere.FindAsync("order-1", Token))!;
        Assert.Null(await journal.TryBeginAsync(entry.Submit, Token));
        return job.Token;
    }

    private async Task RecordAsync(JournalState state, string? token)
    {
        await Task.Delay(TimeSpan.FromSeconds(0.5), time, Token);
        await journal.RecordAsync("order-1", state, token, Token);
    }

    private FalClient Client(ScriptedHandler handler, ISubmitJournal store) => new(new FalOptions { ApiKey = "k:s", Journal = store }, handler, time);
}
