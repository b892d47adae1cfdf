using FalGenerated.BytedanceUpscaler;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Submitting;

public sealed class ResolveTests
{
    private const string Sent = """{"video_url":"https://media.example/in.mp4?sig=canary-signature"}""";
    private const string SentWithDefaults = """{"video_url":"https://media.example/in.mp4?sig=canary-signature","target_fps":"30fps"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ResolveOutcome.Found, false, Sent)]
    [InlineData(ResolveOutcome.AbsentSoFar, false)]
    [InlineData(ResolveOutcome.AbsentSoFar, true, """{"video_url":"https://other.example/"}""")]
    [InlineData(ResolveOutcome.AbsentSoFar, false, SentWithDefaults)]
    [InlineData(ResolveOutcome.Found, true, SentWithDefaults)]
    [InlineData(ResolveOutcome.Ambiguous, false, Sent, Sent)]
    [InlineData(ResolveOutcome.Ambiguous, false, "null")]
    public async Task Intent_InDoubt_IsLookedUpAndNeverSubmitted(ResolveOutcome expected, bool withInput, params string[] inputs)
    {
        string items = string.Join(',', inputs.Select((input, index) => $$"""{"request_id":"q{{index}}","json_input":{{input}}}"""));
        (ScriptedHandler wire, FalEndpoint<TestInput, TestOutput> endpoint, SubmitRecord intent) = await LoseAsync($$"""{"items":[{{items}}],"has_more":false}""");

        SubmitResolution<TestOutput> resolution = await endpoint.ResolveAsync(intent, withInput ? Fal.Input : null, cancellationToken: Token);

        Assert.Equal(expected, resolution.Outcome);
        Assert.Equal(expected == ResolveOutcome.Found ? "q0" : null, resolution.Job?.RequestId);
        Assert.Equal(1, wire.Count("POST"));
        Uri asked = wire.Requests[^1].Address;
        Assert.Equal("https://api.fal.ai/v1/models/requests/by-endpoint", asked.GetLeftPart(UriPartial.Path));
        Assert.Contains("endpoint_id=owner%2Fapp%2Fsome%2Fpath&start=2026-05-01T11%3A58%3A00Z&end=2026-05-01T12%3A30%3A00Z", asked.Query, StringComparison.Ordinal);
        Assert.Contains("expand=payloads", asked.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Intent_ThatWasFound_HasItsJobFromThenOn()
    {
        (ScriptedHandler wire, FalEndpoint<TestInput, TestOutput> endpoint, SubmitRecord intent) =
            await LoseAsync($$"""{"items":[{"request_id":"q7","json_input":{{Sent}}}]}""");
        await endpoint.ResolveAsync(intent, cancellationToken: Token);

        FalJob<TestOutput> job = await endpoint.SubmitAsync(Fal.Input, new() { IdempotencyKey = intent.IdempotencyKey }, Token);

        Assert.Equal("q7", job.RequestId);
        Assert.Equal(1, wire.Count("POST"));
    }

    [Fact]
    public async Task Intent_WhoseJobIsFinished_IsFoundAndStaysFinished()
    {
        ScriptedHandler wire = new(request => request.Method == "POST"
            ? throw new HttpRequestException("reset", new IOException())
            : ScriptedHandler.Json(200, request.Address.Host == "api.fal.ai" ? $$"""{"items":[{"request_id":"q7","json_input":{{Sent}}}]}""" : Fal.Output));
        using FalClient client = Fal.Client(wire, new SteppedTime());
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(TestEndpoint.Descriptor);
        SubmitRecord intent = (await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            () => endpoint.SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token))).Submit;
        await (await endpoint.ResolveAsync(intent, cancellationToken: Token)).Job!.GetResultAsync(Token);

        SubmitResolution<TestOutput> again = await endpoint.ResolveAsync(intent, cancellationToken: Token);

        Assert.Equal("q7", again.Job?.RequestId);
        Assert.Equal(JournalState.Finished, (await client.Journal.FindAsync("order-1", Token))?.State);
    }

    [Fact]
    public async Task Lookup_WithoutPermission_SaysSo()
    {
        (_, FalEndpoint<TestInput, TestOutput> endpoint, SubmitRecord intent) = await LoseAsync((string?)null);

        Assert.Equal(ResolveOutcome.NotPermitted, (await endpoint.ResolveAsync(intent, cancellationToken: Token)).Outcome);
    }

    [Fact]
    public async Task List_OfSeveralPages_IsReadToItsEnd()
    {
        int page = 0;
        (ScriptedHandler wire, FalEndpoint<TestInput, TestOutput> endpoint, SubmitRecord intent) = await LoseAsync(() => page++ == 0
            ? """{"items":[],"has_more":true,"next_cursor":"c 2"}"""
            : $$"""{"items":[{"request_id":"q7","json_input":{{Sent}}}],"has_more":false,"next_cursor":null}""");

        Assert.Equal(ResolveOutcome.Found, (await endpoint.ResolveAsync(intent, cancellationToken: Token)).Outcome);
        Assert.EndsWith("cursor=c%202", wire.Requests[^1].Address.AbsoluteUri, StringComparison.Ordinal);
    }

    private static Task<(ScriptedHandler, FalEndpoint<TestInput, TestOutput>, SubmitRecord)> LoseAsync(string? list) => LoseAsync(() => list);

    private static async Task<(ScriptedHandler, FalEndpoint<TestInput, TestOutput>, SubmitRecord)> LoseAsync(Func<string?> list)
    {
        ScriptedHandler wire = new(request => request.Method == "POST"
            ? throw new HttpRequestException("reset", new IOException())
            : list() is { } text ? ScriptedHandler.Json(200, text) : ScriptedHandler.Json(403, """{"error":{"type":"authorization_error","message":"no"}}"""));
        FalEndpoint<TestInput, TestOutput> endpoint = Fal.Endpoint(wire, new SteppedTime());
        FalOutcomeUnknownException error = await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            () => endpoint.SubmitAsync(Fal.Input, new() { IdempotencyKey = "order-1" }, Token));
        return (wire, endpoint, error.Submit);
    }
}
