using FalGenerated.BytedanceUpscaler;
using FalGenerated.Emulator;
using FalGenerated.Platform;
using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Jobs;

/// <summary>The platform's operations against the emulator, which answers as the service documents them.</summary>
public sealed class PlatformTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operations_OfOneJob_AgreeWithEachOther()
    {
        FalEmulatorOptions options = new() { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.Zero, Contracts = { SpeechEndpoint.Document }, BillingEventDelay = TimeSpan.Zero, RequestListDelay = TimeSpan.Zero };
        await using FalEmulator emulator = await FalEmulator.StartAsync(options, Token);
        using FalClient fal = new(new FalOptions().UseEmulator(emulator.QueueUrl));
        emulator.Apply(new Scenario { Outcomes = [new ScenarioOutcome { Status = 200, Text = """{"seed":1}""", BillableUnits = "3" }] });
        FalResponse<JObject> answer = await fal.Endpoint(SpeechEndpoint.Id).SubscribeAsync(
            SpeechEndpoint.Input, options: new() { Tags = new Dictionary<string, string> { ["order"] = "4711" } }, cancellationToken: Token);

        EndpointRequest request = await fal.Platform.ListRequestsAsync(SpeechEndpoint.Id, withPayloads: true, cancellationToken: Token).SingleAsync(Token);
        BillingEvent billed = await fal.Platform.ListBillingEventsAsync(tag: new("order", "4711"), cancellationToken: Token).SingleAsync(Token);
        UsageSpan usage = await fal.Platform.ListUsageAsync(timeframe: "hour", cancellationToken: Token).SingleAsync(Token);
        UnitPrice price = Assert.Single(await fal.Platform.GetPricesAsync([SpeechEndpoint.Id, "owner/unknown"], Token));

        Assert.Equal((answer.RequestId, 200, "hello"), (request.RequestId, request.StatusCode, (string?)request.Input!["text"]));
        Assert.Equal((answer.RequestId, 3m, price.Price * 3), (billed.RequestId, billed.Units, billed.CostUsd));
        Assert.Equal((SpeechEndpoint.Id, 3m), (Assert.Single(usage.Endpoints).EndpointId, usage.Endpoints[0].Quantity));
        Assert.Equal(price.Price * 3, (await fal.Platform.EstimateAsync(new Dictionary<string, decimal> { [SpeechEndpoint.Id] = 3 }, cancellationToken: Token)).TotalCost);
        Assert.Empty(await fal.Platform.ListBillingEventsAsync(tag: new("order", "4712"), cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Model_WithItsDocument_IsAnEndpoint()
    {
        await using FalEmulator emulator = await FalEmulator.StartAsync(new FalEmulatorOptions { Contracts = { SpeechEndpoint.Document } }, Token);
        using FalClient fal = new(new FalOptions().UseEmulator(emulator.QueueUrl));

        FalModel model = await fal.Platform.ListModelsAsync("speech", withDocuments: true, cancellationToken: Token).SingleAsync(Token);
        FalRefusedException refused = await Assert.ThrowsAsync<FalRefusedException>(() => fal.Endpoint(model.Document!).SubmitAsync([], cancellationToken: Token));

        Assert.Equal((SpeechEndpoint.Id, "active"), (model.EndpointId, model.Status));
        Assert.StartsWith("text is missing, and the contract demands it", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, emulator.Submits);
        Assert.Null((await fal.Platform.ListModelsAsync("speech", cancellationToken: Token).SingleAsync(Token)).Document);
        Assert.Equal(2, await fal.Platform.ListModelsAsync(cancellationToken: Token).CountAsync(Token));
    }

    [Fact]
    public async Task KeyWithoutTheAdminScope_IsForbidden()
    {
        await using FalEmulator emulator = await FalEmulator.StartAsync(new FalEmulatorOptions { KeyHasAdminScope = false }, Token);
        using FalClient fal = new(new FalOptions().UseEmulator(emulator.QueueUrl));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(async () => await fal.Platform.ListBillingEventsAsync(cancellationToken: Token).ToListAsync(Token));

        Assert.Equal(FalApiErrorKind.Forbidden, error.Kind);
        Assert.Contains("ADMIN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LivePrice_OfTheEmulator_IsThePublishedOne()
    {
        await using FalEmulator emulator = await FalEmulator.StartAsync(cancellationToken: Token);
        using FalClient fal = new(new FalOptions().UseEmulator(emulator.QueueUrl));

        UpscaleQuote quote = await fal.Upscaler.QuoteAsync(
            VideoSource.FromFile(Repository.PathOf("tests", "Media", "clip.mp4")), null, checkLivePrice: true, Token);

        Assert.DoesNotContain(quote.Findings, finding => finding.Code.StartsWith("live_price", StringComparison.Ordinal));
    }
}
