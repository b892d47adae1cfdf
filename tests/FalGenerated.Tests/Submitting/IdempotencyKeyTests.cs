using FalGenerated.CodeGeneration;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Submitting;

public sealed class IdempotencyKeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fal-journal-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Journal => Path.Combine(folder, "submits.journal");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SameKey_SubmittedAgain_ReturnsTheJobAndSendsNothing(bool onDisk)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient first = Client(wire, onDisk);

        FalJob<TestOutput> job = await first.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token);
        using FalClient second = onDisk ? Client(wire, onDisk) : first;
        FalJob<TestOutput> again = await second.Endpoint(TestEndpoint.Descriptor).SubmitAsync(
            new() { VideoUrl = Fal.Input.VideoUrl }, new() { IdempotencyKey = "order-1" }, Token);

        Assert.Equal(job.Token, again.Token);
        Assert.Single(wire.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SameKey_WithAnotherBody_IsRefused(bool onDisk)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient client = Client(wire, onDisk);
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(TestEndpoint.Descriptor);
        await endpoint.SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token);

        FalIdempotencyConflictException error = await Assert.ThrowsAsync<FalIdempotencyConflictException>(
            () => endpoint.SubmitAsync(new() { VideoUrl = "https://other.example/" }, new() { IdempotencyKey = "order-1" }, Token));

        Assert.Equal(JournalState.Accepted, error.Present.State);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task SameKey_OfAnotherEndpoint_IsRefusedWithItsName()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient client = Client(wire, onDisk: false);
        await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token);

        FalIdempotencyConflictException error = await Assert.ThrowsAsync<FalIdempotencyConflictException>(
            () => client.Endpoint(TestEndpoint.Descriptor with { EndpointId = "owner/app/other" }).SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token));

        Assert.Equal(TestEndpoint.Id, error.Difference);
        Assert.Single(wire.Requests);
    }

    [Theory]
    [InlineData(JournalState.Begun, "ResolveAsync(Present.Submit)")]
    [InlineData(JournalState.Unknown, "ResolveAsync(Present.Submit)")]
    [InlineData(JournalState.Accepted, "Resume(Present.Token)")]
    [InlineData(JournalState.Finished, "Resume(Present.Token)")]
    [InlineData(JournalState.Failed, "Resume(Present.Token)")]
    public async Task SameKey_WithAnotherBody_NamesTheWayThatPaysNothingFirst(JournalState state, string way)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient client = Client(wire, onDisk: true);
        await client.Journal.TryBeginAsync(new SubmitRecord("order-1", TestEndpoint.Descriptor.EndpointId, new string('0', 64), DateTimeOffset.UnixEpoch), Token);
        await client.Journal.RecordAsync("order-1", state, state >= JournalState.Accepted ? "token" : null, Token);

        FalIdempotencyConflictException error = await Assert.ThrowsAsync<FalIdempotencyConflictException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token));

        Assert.Contains($"that one is {state}", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.IndexOf(way, StringComparison.Ordinal), 0, error.Message.IndexOf("another IdempotencyKey", StringComparison.Ordinal));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Journal_AskedBeforeAnUpload_GivesTheJobOfTheNameAndItsResult()
    {
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : Fal.Output));
        using (FalClient first = Client(wire, onDisk: true))
        {
            FalJob<TestOutput> job = await first.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token);
            await job.GetResultAsync(Token);
        }

        using FalClient second = Client(wire, onDisk: true);
        JournalEntry? entry = await second.Journal.FindAsync("order-1", Token);
        TestOutput output = await second.Endpoint(TestEndpoint.Descriptor).Resume(entry!.Token!).GetResultAsync(Token);

        Assert.Equal((JournalState.Finished, 10m), (entry.State, output.Duration));
        Assert.Equal(1, wire.Count("POST"));
    }

    [Fact]
    public async Task Key_WithHalfASurrogatePair_IsRefusedBecauseTheFileWouldKeepAnother()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient client = Client(wire, onDisk: true);

        // No theory: an attribute is UTF-8 itself and would hand over a whole letter.
        foreach (string key in new[] { "order-\uD83D", "\uDE00-order" })
        {
            ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
                () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = key }, Token));
            Assert.Contains("IdempotencyKey", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Key_OfAnyWholeCharacters_IsFoundByTheNextClient()
    {
        const string Key = "order-\U0001F600-\uFFFD";
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        for (int i = 0; i < 2; i++)
        {
            using FalClient client = Client(wire, onDisk: true);
            await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = Key }, Token);
        }

        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task SameKey_AfterALostReply_IsStillUnknownInAnotherProcess()
    {
        ScriptedHandler wire = new(_ => throw new HttpRequestException("reset", new IOException()));
        using (FalClient first = Client(wire, onDisk: true))
        {
            await Assert.ThrowsAsync<FalOutcomeUnknownException>(
                () => first.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token));
        }

        using FalClient second = Client(wire, onDisk: true);
        FalOutcomeUnknownException error = await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            () => second.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token));

        Assert.Equal("order-1", error.Submit.IdempotencyKey);
        Assert.Single(wire.Requests, request => request.Method == "POST");
        Assert.Contains("the lookup failed", error.Reason, StringComparison.Ordinal);
        JournalEntry entry = Assert.Single(await second.Journal.ListAsync(Token).ToListAsync(Token));
        Assert.True(entry.IsInDoubt);
    }

    [Fact]
    public async Task SameKey_AfterACertainRefusal_MaySubmitAgain()
    {
        int calls = 0;
        ScriptedHandler wire = new(_ => calls++ == 0 ? ScriptedHandler.Json(403, """{"detail":"Exhausted balance"}""") : ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient client = Client(wire, onDisk: true);
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(TestEndpoint.Descriptor);

        await Failing.ApiAsync(FalApiErrorKind.Balance, () => endpoint.SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token));
        FalJob<TestOutput> job = await endpoint.SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token);

        Assert.Equal("r1", job.RequestId);
        Assert.Equal(2, wire.Count("POST"));
    }

    [Fact]
    public async Task SameKey_FromManyThreadsAtOnce_IsSubmittedOnce()
    {
        TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ScriptedHandler wire = new(async (_, _) =>
        {
            await open.Task;
            return ScriptedHandler.Json(200, Fal.Accepted);
        });
        using FalClient client = Client(wire, onDisk: true);
        Task<FalJob<TestOutput>>[] all = [.. Enumerable.Range(0, 20).Select(_ => Task.Run(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token)))];

        open.SetResult();
        FalJob<TestOutput>[] jobs = await Task.WhenAll(all);

        Assert.Single(jobs.Select(job => job.Token).Distinct());
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Journal_OfAJobThatFinished_SaysSo()
    {
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : Fal.Output));
        using FalClient client = Client(wire, onDisk: true);
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(TestEndpoint.Descriptor);
        FalJob<TestOutput> job = await endpoint.SubmitAsync(Fal.Input, cancellationToken: Token);
        JournalEntry running = Assert.Single(await client.Journal.ListAsync(Token).ToListAsync(Token));

        await endpoint.Resume(job.Token).GetResultAsync(Token);

        Assert.True(running.IsRunning);
        Assert.Equal(job.Token, running.Token);
        Assert.Equal(JournalState.Finished, Assert.Single(await client.Journal.ListAsync(Token).ToListAsync(Token)).State);
    }

    [Fact]
    public async Task Journal_ThatCannotBeWritten_PreventsTheSubmit()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient client = new(new FalOptions { ApiKey = Fal.Key, JournalPath = Path.Combine(folder, "missing", "j") }, wire);

        FalJournalException error = await Assert.ThrowsAsync<FalJournalException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token));

        Assert.EndsWith("j", error.Path, StringComparison.Ordinal);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Budget_OfEachSubmit_FollowsItsOutcome()
    {
        List<JobEnd> ends = [];
        SpendBudget budget = new(100m, TimeSpan.FromHours(1));
        int calls = 0;
        ScriptedHandler wire = new(request => request.Method == "GET"
            ? ScriptedHandler.Json(200, Fal.Output, ("X-Fal-Billable-Units", "10.016"))
            : calls++ switch
            {
                0 => ScriptedHandler.Json(422, "{}"),
                1 => ScriptedHandler.Json(500, "{}"),
                _ => ScriptedHandler.Json(200, Fal.Accepted),
            });
        using FalClient client = Client(wire, onDisk: false);
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(
            TestEndpoint.Descriptor,
            TestQuote.ProfileOf(expectedUsd: 1m, upperUsd: 2m, ends.Add));
        SubmitOptions options = new() { Budget = budget };

        await Failing.ApiAsync(FalApiErrorKind.Validation, () => endpoint.SubmitAsync(Fal.Input, options, Token));
        Assert.Equal(0m, budget.SpentUsd); // refused: given back
        await Assert.ThrowsAsync<FalOutcomeUnknownException>(() => endpoint.SubmitAsync(Fal.Input, options, Token));
        Assert.Equal(2m, budget.SpentUsd); // unknown: reserved
        FalJob<TestOutput> job = await endpoint.SubmitAsync(Fal.Input, options, Token);
        Assert.Equal(4m, budget.SpentUsd); // accepted: reserved
        await job.GetResultAsync(Token);
        await job.GetResultAsync(Token);

        Assert.Equal(3m, budget.SpentUsd); // finished: what it cost
        JobEnd end = Assert.Single(ends);
        Assert.Equal(10.016m, end.BillableUnits);
        Assert.IsType<TestOutput>(end.Output);
    }

    private FalClient Client(HttpMessageHandler wire, bool onDisk) =>
        new(new FalOptions { ApiKey = Fal.Key, JournalPath = onDisk ? Journal : null }, wire);
}
