using FalGenerated.BytedanceUpscaler;
using FalGenerated.Emulator;
using FalGenerated.PostgreSql.Tests.Server;
using FalGenerated.Video;

namespace FalGenerated.PostgreSql.Tests.Stores;

public sealed class LedgerTests(SharedServer server) : IAsyncLifetime
{
    private FalPostgreSqlStore one = null!;
    private FalPostgreSqlStore other = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        string connection = await server.CreateMigratedAsync();
        one = new FalPostgreSqlStore(connection);
        other = new FalPostgreSqlStore(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task HundredReservationsAtOnce_OfTwoClients_TakeTenPlaces()
    {
        SpendDecision[] decisions = await Task.WhenAll(Enumerable.Range(0, 100).Select(number =>
            (number % 2 == 0 ? one : other).SpendLedger.ReserveAsync(new($"id-{number}", "day", 0.1m), 1m, null, Token).AsTask()));

        Assert.Equal(10, decisions.Count(decision => decision.IsReserved));
        Assert.Equal([.. Enumerable.Range(1, 10).Select(place => place / 10m)], decisions.Where(decision => decision.IsReserved).Select(decision => decision.CountedUsd).Order());
        Assert.All(decisions.Where(decision => !decision.IsReserved), decision => Assert.InRange(decision.CountedUsd, 0.9m, 1m));
        Assert.Equal(1m, (await one.SpendLedger.ListAsync("day", Token).ToListAsync(Token)).Sum(entry => entry.CountedUsd));
    }

    /// <summary>Each client has a connection pool, a budget object and a journal of its own, as two processes have them.</summary>
    [Fact]
    public async Task TwoClients_WithOneLimit_SpendItOnce()
    {
        await using FalEmulator emulator = await FalEmulator.StartAsync(cancellationToken: Token);
        using FalClient first = emulator.ClientOver(one);
        using FalClient second = emulator.ClientOver(other);
        (FalClient Fal, SpendBudget Budget)[] processes = [(first, new(1m, null, name: "shared")), (second, new(1m, null, name: "shared"))];
        VideoSource video = VideoSource.FromKnown(new PixelSize(1280, 720), 10m);

        bool[] sent = await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            (FalClient fal, SpendBudget budget) = processes[number % 2];
            UpscaleOptions options = new();
            SubmitOptions submit = new() { Budget = budget, IdempotencyKey = $"order-{number}", Quote = await fal.Upscaler.QuoteAsync(video, options, Token) };
            try
            {
                await fal.Upscaler.SubmitAsync(options.For($"https://media.example/{number}.mp4"), submit, Token);
                return true;
            }
            catch (FalSpendingLimitException error) when (error.Kind == SpendingLimitKind.Budget)
            {
                return false;
            }
        }));

        // 12 upper bounds of 0.0792 USD fit into 1 USD.
        Assert.Equal(12, sent.Count(was => was));
        Assert.Equal(12, emulator.Submits);
        Assert.Equal(12 * 0.0792m, (await other.SpendLedger.ListAsync("shared", Token).ToListAsync(Token)).Sum(entry => entry.CountedUsd));
    }

    [Fact]
    public async Task AbsurdSums_StopTheBudget_AndNotTheProgram()
    {
        foreach (string id in (string[])["a", "b"])
        {
            await one.SpendLedger.ReserveAsync(new(id, "day", 0.1m), 1m, null, Token);
            await one.SpendLedger.SettleAsync(id, decimal.MaxValue, Token);
        }

        SpendDecision decision = await one.SpendLedger.ReserveAsync(new("c", "day", 0.1m), decimal.MaxValue, null, Token);

        Assert.Equal(new SpendDecision(false, decimal.MaxValue), decision);
    }

    [Fact]
    public async Task SumsOfManyDecimals_AreCountedToTheLast()
    {
        await one.SpendLedger.ReserveAsync(new("a", "day", 0.072072m), 1m, null, Token);
        await one.SpendLedger.ReserveAsync(new("b", "day", 0.927927999999999999m), 1m, null, Token);

        Assert.False((await other.SpendLedger.ReserveAsync(new("c", "day", 0.000000000000000002m), 1m, null, Token)).IsReserved);
        Assert.True((await other.SpendLedger.ReserveAsync(new("d", "day", 0.000000000000000001m), 1m, null, Token)).IsReserved);
    }
}
