using FalGenerated.BytedanceUpscaler;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Submitting;

/// <summary>A limit holds on every endpoint and every way to pay: where it does not allow a request, nothing is sent.</summary>
public sealed class SpendingLimitTests : IDisposable
{
    private static readonly decimal Tiny = 0.0001m;
    private readonly ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => wire.Dispose();

    public static TheoryData<string> Ways => ["typed", "generated", "described", "run", "typed run"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task MaxPrice_BelowAnyPrice_SendsNothing(string way)
    {
        using FalClient client = Fal.Client(wire);

        await Assert.ThrowsAsync<FalSpendingLimitException>(() => PayAsync(client, way, new() { MaxPriceUsd = Tiny }));

        Assert.Empty(wire.Requests);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Budget_WithoutAPrice_SendsNothing(string way)
    {
        using FalClient client = Fal.Client(wire);
        SpendBudget budget = new(100m, TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<FalSpendingLimitException>(() => PayAsync(client, way, new() { Budget = budget }));

        Assert.Empty(wire.Requests);
        Assert.Equal(0m, budget.SpentUsd);
    }

    [Theory]
    [InlineData("described")]
    [InlineData("run")]
    public async Task MaxPrice_BelowTheQuote_SendsNothingAndNamesTheFigures(string way)
    {
        using FalClient client = Fal.Client(wire);

        FalSpendingLimitException error = await Assert.ThrowsAsync<FalSpendingLimitException>(
            () => PayAsync(client, way, new() { MaxPriceUsd = Tiny, Quote = new TestQuote(0.5m, 1m) }));

        Assert.Equal((1m, Tiny), (error.AtMostUsd, error.LimitUsd));
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Run_WithinItsBudget_SettlesToItsCost()
    {
        ScriptedHandler runs = new(_ => ScriptedHandler.Json(200, Fal.Output));
        using FalClient client = Fal.Client(runs);
        SpendBudget budget = new(100m, TimeSpan.FromHours(1));

        await client.Endpoint(TestEndpoint.Descriptor, TestQuote.ProfileOf(1m, 2m)).RunAsync(Fal.Input, new() { Budget = budget }, Token);

        Assert.Equal(1m, budget.SpentUsd);
    }

    private static Task PayAsync(FalClient client, string way, SubmitOptions options)
    {
        FalEndpoint<TestInput, TestOutput> described = client.Endpoint(TestEndpoint.Descriptor);
        UpscaleVideoInput video = new UpscaleOptions().For("https://example.com/a.mp4");
        return way switch
        {
            "typed" => client.Upscaler.SubmitAsync(video, options, Token),
            "typed run" => client.Upscaler.RunAsync(video, options, Token),
            "generated" => client.Endpoint(UpscaleVideoEndpoint.Descriptor).SubmitAsync(video, options, Token),
            "run" => described.RunAsync(Fal.Input, options, Token),
            _ => described.SubmitAsync(Fal.Input, options, Token),
        };
    }
}
