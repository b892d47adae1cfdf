using System.Collections.Concurrent;
using FalGenerated.Idempotency;
using FalGenerated.Testing;

namespace FalGenerated.Tests.Journal;

public sealed class JournalConformanceTests : IDisposable
{
    private readonly JournalBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task OurStores_KeepTheRules()
    {
        MemoryJournal memory = new();
        await JournalConformance.RunAsync(() => memory, JournalBench.Token);
        await JournalConformance.RunAsync(bench.Open, JournalBench.Token);
        await JournalConformance.RunAsync(() => bench.Open(fewestLines: 3), JournalBench.Token);
    }

    [Theory]
    [InlineData("begins twice", "a key that is taken is not begun again")]
    [InlineData("answers with the new record", "a key that is taken is not begun again")]
    [InlineData("not atomic", "of many callers with one key exactly one begins")]
    [InlineData("not sent stays taken", "a key that was not sent is free again")]
    [InlineData("forgets facts", "what was begun is read whole, also through another connection")]
    [InlineData("throws for unknown keys", "what was begun is read whole, also through another connection")]
    [InlineData("undoes jobs", "a job is never undone")]
    [InlineData("undoes ends", "an end is never undone by Accepted")]
    [InlineData("removes tokens", "a token is never removed or replaced")]
    [InlineData("replaces tokens", "a token is never removed or replaced")]
    [InlineData("drops records of lost keys", "a record of a job takes a key that never began")]
    [InlineData("lists the newest first", "entries are listed with the oldest key first, and by fact")]
    public async Task WrongStore_IsRefusedByTheRuleThatItBreaks(string fault, string rule)
    {
        ConcurrentDictionary<string, JournalEntry> entries = [];

        FalConformanceException error = await Assert.ThrowsAsync<FalConformanceException>(
            () => JournalConformance.RunAsync(() => new WrongJournal(fault, entries), JournalBench.Token));

        Assert.Equal(rule, error.Rule);
        Assert.StartsWith($"The store breaks the rule '{rule}': ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreThatKeepsNothingForOtherConnections_IsRefused() =>
        await Assert.ThrowsAsync<FalConformanceException>(() => JournalConformance.RunAsync(() => new MemoryJournal(), JournalBench.Token));
}
