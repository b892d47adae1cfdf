using FalGenerated.BytedanceUpscaler;
using FalGenerated.Tests.Support;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.ById;

/// <summary>A limit holds by id: an unknown price refuses, a unit price counts only with its most units, and pinned pricing wins.</summary>
public sealed class UnitQuoteTests : IDisposable
{
    private const string Id = "owner/app/some/path";

    private readonly ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
    private readonly FalClient client;

    public UnitQuoteTests() => client = Fal.Client(wire);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Ways => new()
    {
        { Id, false }, { Id, true }, { UpscaleVideoEndpoint.Descriptor.EndpointId, false }, { UpscaleVideoEndpoint.Descriptor.EndpointId, true },
    };

    public void Dispose()
    {
        client.Dispose();
        wire.Dispose();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task TinyLimit_WithOrWithoutAQuote_SendsNothing(string id, bool isRun)
    {
        foreach (SubmitQuote? quote in (SubmitQuote?[])[null, new UnitQuote(0.003m, 1)])
        {
            SubmitOptions options = new() { MaxPriceUsd = 0.0001m, Quote = quote };
            await Assert.ThrowsAsync<FalSpendingLimitException>(() => PayAsync(client, id, isRun, options));
            await Assert.ThrowsAsync<FalSpendingLimitException>(() => PayAsync(client, id, isRun, new() { Budget = new(0.0001m, TimeSpan.FromHours(1)), Quote = quote }));
        }

        Assert.Empty(wire.Requests);
    }

    [Theory]
    [InlineData(0.025, 4, 0.10, true)]
    [InlineData(0.025, 5, 0.10, false)]
    [InlineData(0, 1000, 0.0001, true)]
    public async Task UnitQuote_CountsWithItsMostUnits(double unit, double units, double limit, bool passes)
    {
        SubmitOptions options = new() { MaxPriceUsd = (decimal)limit, Quote = new UnitQuote((decimal)unit, (decimal)units) };

        Task submit = PayAsync(client, Id, isRun: false, options);

        if (passes)
        {
            await submit;
        }
        else
        {
            FalSpendingLimitException error = await Assert.ThrowsAsync<FalSpendingLimitException>(() => submit);
            Assert.Equal((decimal)(unit * units), error.AtMostUsd);
        }

        Assert.Equal(passes ? 1 : 0, wire.Requests.Count);
    }

    [Fact]
    public async Task UnitQuote_OfThePinnedEndpoint_DoesNotReplaceItsPricing()
    {
        // 0.0072 USD a second is the service's unit price; without the video's length the job's price is unknown.
        SubmitOptions options = new() { MaxPriceUsd = 1m, Quote = new UnitQuote(0.0072m, 1) };

        FalSpendingLimitException error = await Assert.ThrowsAsync<FalSpendingLimitException>(
            () => PayAsync(client, UpscaleVideoEndpoint.Descriptor.EndpointId, isRun: false, options));

        Assert.Equal(SpendingLimitKind.UnknownPrice, error.Kind);
        Assert.Empty(wire.Requests);
    }

    [Theory]
    [InlineData("3", false, 0.4)]
    [InlineData("3", true, 0.3)]
    [InlineData("0", false, 0)]
    [InlineData(null, true, 0.4)]
    [InlineData("5", true, 0.5)]
    [InlineData("-5", true, 0.4)]
    public async Task Settlement_KeepsTheUpperBound_UnlessTheBillIsCertain(string? billed, bool isBilledUnit, double spent)
    {
        ScriptedHandler runs = new(_ => billed is null ? ScriptedHandler.Json(200, Fal.Output) : ScriptedHandler.Json(200, Fal.Output, ("X-Fal-Billable-Units", billed)));
        using FalClient other = Fal.Client(runs);
        SpendBudget budget = new(10m, TimeSpan.FromHours(1));

        await PayAsync(other, Id, isRun: true, new() { Budget = budget, Quote = new UnitQuote(0.1m, 4) { IsBilledUnit = isBilledUnit } });

        Assert.Equal((decimal)spent, budget.SpentUsd);
    }

    [Theory]
    [InlineData(-0.01, 1)]
    [InlineData(0.01, 0)]
    [InlineData(0.01, -1)]
    [InlineData(1e9, 1)]
    public void Figures_OutOfBounds_AreRefused(double unit, double units) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnitQuote((decimal)unit, (decimal)units));

    private static Task PayAsync(FalClient client, string id, bool isRun, SubmitOptions options)
    {
        FalEndpoint<JObject, JObject> endpoint = client.Endpoint(id);
        JObject input = new() { ["video_url"] = "https://media.example/in.mp4" };
        return isRun ? endpoint.RunAsync(input, options, Token) : endpoint.SubmitAsync(input, options, Token);
    }
}
