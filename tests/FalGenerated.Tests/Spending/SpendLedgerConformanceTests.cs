using FalGenerated.Spending;
using FalGenerated.Testing;
using FalGenerated.Tests.Journal;

namespace FalGenerated.Tests.Spending;

public sealed class SpendLedgerConformanceTests : IDisposable
{
    private readonly JournalBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task OurStores_KeepTheRules()
    {
        MemorySpendLedger memory = new(TimeProvider.System);
        await SpendLedgerConformance.RunAsync(() => memory, JournalBench.Token);
        await SpendLedgerConformance.RunAsync(() => SpendLedger.InFile(bench.Path), JournalBench.Token);
    }

    [Theory]
    [InlineData("the limit itself does not fit", "a sum fits up to the limit exactly")]
    [InlineData("not atomic", "reservations together never exceed the limit")]
    [InlineData("reserves an id twice", "an id is reserved once")]
    [InlineData("settles twice", "a sum is settled once")]
    [InlineData("keeps released sums", "a sum of a submit that was not sent is given back for good")]
    [InlineData("believes negative sums", "without a usable sum the upper bound stands, flagged")]
    [InlineData("cuts sums to the bound", "a sum above the upper bound counts as reported, flagged")]
    [InlineData("unknown prices always fit", "a job of unknown price reserves nothing and counts as reported")]
    [InlineData("deletes what is old", "the window leaves out what is older, and deletes nothing")]
    [InlineData("counts what is old", "the window leaves out what is older, and deletes nothing")]
    [InlineData("mixes budgets", "a sum fits up to the limit exactly")]
    [InlineData("fails for unknown ids", "an unknown id is no failure")]
    public async Task WrongStore_IsRefusedByTheRuleThatItBreaks(string fault, string rule)
    {
        Dictionary<string, SpendEntry> entries = [];

        FalConformanceException error = await Assert.ThrowsAsync<FalConformanceException>(
            () => SpendLedgerConformance.RunAsync(() => new WrongLedger(fault, entries), JournalBench.Token));

        Assert.Equal(rule, error.Rule);
    }
}
