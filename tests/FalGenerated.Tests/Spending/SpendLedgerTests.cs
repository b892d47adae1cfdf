using System.Text;
using FalGenerated.Spending;
using FalGenerated.Tests.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace FalGenerated.Tests.Spending;

public sealed class SpendLedgerTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly JournalBench bench = new();
    private readonly JumpingTime time = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClockThatJumpsAhead_FreesNothing(bool onDisk)
    {
        SpendBudget budget = new(1m, Hour, time);
        ISpendLedger? ledger = onDisk ? Open() : null;
        await ReserveAsync(budget, 0.9m, ledger);

        time.Jump(TimeSpan.FromDays(1));
        Assert.Equal(0.1m, budget.LeftUsd);
        FalSpendingLimitException error = await Assert.ThrowsAsync<FalSpendingLimitException>(() => ReserveAsync(budget, 0.5m, ledger));
        Assert.Equal(0.1m, error.LeftUsd);

        time.Jump(TimeSpan.FromDays(-1));
        Assert.Equal(0.1m, budget.LeftUsd);
        time.GoOn(Hour);
        Assert.Equal(1m, budget.LeftUsd);
        await ReserveAsync(budget, 1m, ledger);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClockThatJumpsBack_KeepsNothingLongerThanTheWindow(bool onDisk)
    {
        SpendBudget budget = new(1m, Hour, time);
        ISpendLedger? ledger = onDisk ? Open() : null;
        await ReserveAsync(budget, 0.9m, ledger);

        time.Jump(TimeSpan.FromDays(-1));
        time.GoOn(Hour);

        Assert.Equal(1m, budget.LeftUsd);
        await ReserveAsync(budget, 1m, ledger);
    }

    [Fact]
    public async Task ClockThatJumpsAhead_FreesNothingThatAnotherProcessSpent_AndALookDeletesNothing()
    {
        await ReserveAsync(new SpendBudget(1m, Hour, time), 0.9m, Open());
        ISpendLedger here = Open();
        await here.ListAsync("default", JournalBench.Token).ToListAsync(JournalBench.Token);

        time.Jump(TimeSpan.FromDays(1));
        Assert.False((await here.ReserveAsync(new SpendRequest("a", "default", 0.2m), 1m, Hour, JournalBench.Token)).IsReserved);

        // A process that starts with a wrong clock is deceived, but for no longer than the clock is wrong.
        ISpendLedger deceived = Open();
        Assert.True((await deceived.ReserveAsync(new SpendRequest("b", "default", 0.2m), 1m, Hour, JournalBench.Token)).IsReserved);
        time.Jump(TimeSpan.FromDays(-1));
        Assert.Equal(new SpendDecision(false, 1.1m), await deceived.ReserveAsync(new SpendRequest("c", "default", 0.1m), 1m, Hour, JournalBench.Token));
    }

    [Fact]
    public async Task Total_WithoutAWindow_CountsEverythingAcrossRestarts()
    {
        SpendBudget first = new(1m, window: null, time, "batch");
        SpendReservation reservation = await ReserveAsync(first, 0.6m, Open());
        await reservation.SettleAsync(0.5m);
        time.GoOn(TimeSpan.FromDays(4000));
        Assert.Equal(0.5m, first.LeftUsd);

        SpendBudget restarted = new(1m, window: null, time, "batch");
        FalSpendingLimitException error = await Assert.ThrowsAsync<FalSpendingLimitException>(() => ReserveAsync(restarted, 0.6m, Open()));

        Assert.Equal((SpendingLimitKind.Budget, 0.6m, 1m, 0.5m, null), (error.Kind, error.AtMostUsd, error.LimitUsd, error.LeftUsd, error.Window));
        Assert.Contains("0.5 USD left of 1 USD in total", error.Message, StringComparison.Ordinal);
        await ReserveAsync(restarted, 0.5m, Open());
        Assert.Equal(0m, restarted.LeftUsd);
    }

    [Theory]
    [InlineData(null, SpendNotice.NoUsableSum, 0.9)]
    [InlineData(-864.0, SpendNotice.NoUsableSum, 0.9)]
    [InlineData(3.5, SpendNotice.AboveBound, 3.5)]
    [InlineData(0.0, SpendNotice.None, 0.0)]
    public async Task Settle_CountsWhatCanBeUsed_AndSaysWhatIsOdd(double? reported, SpendNotice notice, double counted)
    {
        SpendBudget budget = new(1m, Hour, time);
        SpendReservation reservation = await ReserveAsync(budget, 0.9m, Open());

        await reservation.SettleAsync((decimal?)reported);

        SpendEntry entry = Assert.Single(await Open().ListAsync("default", JournalBench.Token).ToListAsync(JournalBench.Token));
        Assert.Equal((notice, (decimal)counted), (entry.Notice, entry.CountedUsd));
        Assert.Equal((decimal)counted, budget.SpentUsd);
        Assert.Equal(Math.Max(0, 1m - (decimal)counted), budget.LeftUsd);
    }

    [Fact]
    public async Task Settle_OfAnUnknownPrice_CountsTheReportedSum()
    {
        SpendBudget budget = new(1m, Hour, time);
        SpendReservation reservation = await ReserveAsync(budget, null, Open());
        Assert.Equal(0m, budget.SpentUsd);

        await reservation.SettleAsync(1m);

        Assert.Equal(1m, budget.SpentUsd);
        await Assert.ThrowsAsync<FalSpendingLimitException>(() => ReserveAsync(budget, null, Open()));
    }

    [Fact]
    public async Task AbsurdSums_DoNotOverflow()
    {
        SpendBudget budget = new(1m, Hour, time);
        SpendReservation[] two = [await ReserveAsync(budget, 0.1m), await ReserveAsync(budget, 0.1m)];
        await two[0].SettleAsync(decimal.MaxValue);
        await two[1].SettleAsync(decimal.MaxValue);

        Assert.Equal(0m, budget.LeftUsd);
    }

    [Fact]
    public async Task Budget_WhoseLinesAreDamaged_IsAnError_AndNotFree()
    {
        await ReserveAsync(new SpendBudget(1m, Hour, time), 0.9m, Open());
        byte[] whole = bench.Bytes;
        for (int at = 0; at < whole.Length - 1; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x02;
            bench.Bytes = damaged;

            await Assert.ThrowsAsync<FalJournalException>(() => ReserveAsync(new SpendBudget(1m, Hour, time), 0.9m, Open()));
        }

        bench.Bytes = whole;
        await Assert.ThrowsAsync<FalSpendingLimitException>(() => ReserveAsync(new SpendBudget(1m, Hour, time), 0.9m, Open()));
    }

    [Fact]
    public async Task LedgerThatFails_WhenAJobIsSettled_LeavesTheBoundAndThrowsNothing()
    {
        SpendBudget budget = new(1m, Hour, time);
        SpendReservation reservation = await ReserveAsync(budget, 0.9m, Open());
        bench.Bytes = Encoding.UTF8.GetBytes("damaged\n");

        await reservation.SettleAsync(0.1m);

        Assert.Equal(0.9m, budget.SpentUsd);
    }

    [Fact]
    public void SpendingLimitException_MadeInATest_SaysItsFigures()
    {
        FalSpendingLimitException error = new(SpendingLimitKind.Job, atMostUsd: 2m, limitUsd: 1.5m);

        Assert.Equal("Raise MaxPriceUsd or ask for less: the job may cost 2 USD, 0.5 USD more than the 1.5 USD allowed.", error.Message);
        Assert.Equal(0.5m, error.OverByUsd);
        Assert.Null(new FalSpendingLimitException(SpendingLimitKind.UnknownPrice, because: "No rate.").OverByUsd);
        Assert.Equal("Line 3 of the journal j is damaged: it is odd; look at it with SubmitJournal.CheckAsync, and repair it into a new file.", new FalJournalException("j", "it is odd.", 3).Message);
    }

    private static Task<SpendReservation> ReserveAsync(SpendBudget budget, decimal? usd, ISpendLedger? ledger = null) =>
        budget.ReserveAsync(usd, ledger, NullLogger.Instance, null, null, JournalBench.Token).AsTask();

    private ISpendLedger Open() => SpendLedger.InFile(bench.Path, time);
}
