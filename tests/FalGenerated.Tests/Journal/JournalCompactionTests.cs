using FalGenerated.Idempotency;

namespace FalGenerated.Tests.Journal;

public sealed class JournalCompactionTests : IDisposable
{
    private readonly JournalBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Compaction_KeepsEveryEntrySumAndForeignLine_AndOthersFollow()
    {
        ISubmitJournal other = bench.Open();
        ISpendLedger ledger = SpendLedger.InFile(bench.Path);
        await ledger.ReserveAsync(new SpendRequest("1", "night", 0.5m), 1m, null, JournalBench.Token);
        await new AppendOnlyFile(bench.Path).ExchangeAsync(() => ["m of another kind"], JournalBench.Token);
        FileJournal journal = bench.Open(fewestLines: 20);
        SubmitRecord free = JournalBench.Submit("free") with { Label = "clip.mp4", Facts = new() { ["size"] = 7 } };
        await other.TryBeginAsync(free, JournalBench.Token);
        await other.RecordAsync("free", JournalState.NotSent, null, JournalBench.Token);
        for (int number = 0; number < 15; number++)
        {
            await journal.TryBeginAsync(JournalBench.Submit($"k{number}"), JournalBench.Token);
            await journal.RecordAsync($"k{number}", JournalState.Accepted, $"t{number}", JournalBench.Token);
            await journal.RecordAsync($"k{number}", JournalState.Finished, $"t{number}", JournalBench.Token);
        }

        // Without compaction 50 lines; its first run leaves a header, what it does not know, and one line a key.
        Assert.InRange((await SubmitJournal.CheckAsync(bench.Path, JournalBench.Token)).Lines, 15, 35);
        Assert.StartsWith("34 00000000 c ", await File.ReadAllTextAsync(bench.Path, JournalBench.Token), StringComparison.Ordinal);
        List<JournalEntry> entries = await other.ListAsync(JournalBench.Token).ToListAsync(JournalBench.Token);
        Assert.Equal(["free", .. Enumerable.Range(0, 15).Select(number => $"k{number}")], entries.Select(entry => entry.Submit.IdempotencyKey));
        Assert.Equal(new JournalEntry(free, JournalState.NotSent, null), entries[0]);
        Assert.All(entries.Skip(1), entry => Assert.Equal(JournalState.Finished, entry.State));
        Assert.Equal(new SpendDecision(false, 0.5m), await ledger.ReserveAsync(new SpendRequest("2", "night", 0.6m), 1m, null, JournalBench.Token));
        Assert.Contains("m of another kind", await File.ReadAllTextAsync(bench.Path, JournalBench.Token), StringComparison.Ordinal);
        Assert.NotNull(await other.TryBeginAsync(JournalBench.Submit("k3"), JournalBench.Token));
    }

    [Fact]
    public async Task ManyObjects_ThatCompactAllTheTime_LoseNothingAndBeginEachKeyOnce()
    {
        int begun = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                FileJournal journal = bench.Open(fewestLines: 4);
                for (int number = 0; number < 25; number++)
                {
                    if (await journal.TryBeginAsync(JournalBench.Submit($"k{number}"), JournalBench.Token) is null)
                    {
                        Interlocked.Increment(ref begun);
                        await journal.RecordAsync($"k{number}", JournalState.Accepted, "t", JournalBench.Token);
                        await journal.RecordAsync($"k{number}", JournalState.Finished, "t", JournalBench.Token);
                    }
                }
            },
            JournalBench.Token)));

        Assert.Equal(25, begun);
        JournalCheck check = await SubmitJournal.CheckAsync(bench.Path, JournalBench.Token);
        Assert.Empty(check.Findings);
        Assert.Equal(25, check.Entries.Count);
        Assert.All(check.Entries, entry => Assert.Equal(JournalState.Finished, entry.State));
    }

    [Fact]
    public async Task FileThatWasReplaced_BeforeItsLockWasHeld_IsNotTakenForTheOneAtThePath()
    {
        await bench.WriteSmallAsync(endsWithABeginning: true);
        await using FileStream locked = new(bench.Path, LockedFile.Writing(FileMode.Open));
        Assert.True(LockedFile.IsAt(locked, bench.Path));

        await File.WriteAllBytesAsync(bench.PathOf("compacted"), new byte[10], JournalBench.Token);
        File.Move(bench.PathOf("compacted"), bench.Path, overwrite: true);

        Assert.False(LockedFile.IsAt(locked, bench.Path));
    }

    [Fact]
    public async Task OlderGeneration_PutBackWhileTheJournalIsUsed_IsRefused()
    {
        FileJournal journal = bench.Open(fewestLines: 4);
        for (int number = 0; number < 6; number++)
        {
            await journal.TryBeginAsync(JournalBench.Submit($"k{number}"), JournalBench.Token);
            await journal.RecordAsync($"k{number}", JournalState.Accepted, "t", JournalBench.Token);
        }

        byte[] old = bench.Bytes;
        for (int number = 0; number < 60; number++)
        {
            await journal.TryBeginAsync(JournalBench.Submit($"n{number}"), JournalBench.Token);
            await journal.RecordAsync($"n{number}", JournalState.Accepted, "t", JournalBench.Token);
            await journal.RecordAsync($"n{number}", JournalState.Finished, "t", JournalBench.Token);
        }

        bench.Bytes = old;

        await JournalBench.RefusesAsync(journal);
    }

    [Fact]
    public async Task CompactionThatCannotBeWritten_LeavesTheJournalAsItIs()
    {
        Directory.CreateDirectory(bench.Path + ".compacting");
        FileJournal journal = bench.Open(fewestLines: 2);
        for (int number = 0; number < 5; number++)
        {
            await journal.TryBeginAsync(JournalBench.Submit($"k{number}"), JournalBench.Token);
            await journal.RecordAsync($"k{number}", JournalState.Accepted, "t", JournalBench.Token);
            await journal.RecordAsync($"k{number}", JournalState.Finished, "t", JournalBench.Token);
        }

        JournalCheck check = await SubmitJournal.CheckAsync(bench.Path, JournalBench.Token);
        Assert.Equal((15, 5, true), (check.Lines, check.Entries.Count, check.IsUsable));
    }

    [Fact]
    public async Task JournalBehindALink_IsCompactedWhereItIs()
    {
        string target = bench.PathOf("target");
        File.CreateSymbolicLink(bench.Path, target);
        FileJournal journal = bench.Open(fewestLines: 2);
        for (int number = 0; number < 5; number++)
        {
            await journal.TryBeginAsync(JournalBench.Submit($"k{number}"), JournalBench.Token);
            await journal.RecordAsync($"k{number}", JournalState.Accepted, "t", JournalBench.Token);
            await journal.RecordAsync($"k{number}", JournalState.Finished, "t", JournalBench.Token);
        }

        Assert.Equal(target, new FileInfo(bench.Path).LinkTarget);
        Assert.Equal(5, (await SubmitJournal.InFile(target).ListAsync(JournalBench.Token).ToListAsync(JournalBench.Token)).Count);
        Assert.Contains(" c ", await File.ReadAllTextAsync(target, JournalBench.Token), StringComparison.Ordinal);
    }
}
