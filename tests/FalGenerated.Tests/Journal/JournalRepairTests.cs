using System.Text;

namespace FalGenerated.Tests.Journal;

public sealed class JournalRepairTests : IDisposable
{
    private readonly JournalBench bench = new();

    private string Repaired => bench.PathOf("repaired");

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("crlf")]
    [InlineData("bom")]
    [InlineData("utf16")]
    public async Task Repair_OfAFileThatWasRewrittenAsAWhole_RestoresEverything(string damage)
    {
        await bench.WriteSmallAsync(endsWithABeginning: false);
        JournalEntry[] before = [.. await bench.Open().ListAsync(JournalBench.Token).ToListAsync(JournalBench.Token)];
        string text = Encoding.UTF8.GetString(bench.Bytes);
        bench.Bytes = damage switch
        {
            "crlf" => Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)),
            "bom" => [.. Encoding.UTF8.GetPreamble(), .. bench.Bytes],
            _ => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
        };

        JournalCheck check = await SubmitJournal.RepairAsync(bench.Path, Repaired, JournalBench.Token);

        Assert.False(check.IsUsable);
        Assert.Equal(JournalLineRepair.Kept, Assert.Single(check.Findings).Repair);
        Assert.Equal(before, await SubmitJournal.InFile(Repaired).ListAsync(JournalBench.Token).ToListAsync(JournalBench.Token));
    }

    [Fact]
    public async Task Repair_OfAnyDamagedByte_FreesNoKeyThatCanBeRead_AndGivesAJournalThatChecks()
    {
        await bench.WriteSmallAsync(endsWithABeginning: false);
        byte[] whole = bench.Bytes;
        for (int at = 0; at < whole.Length - 1; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x15;
            bench.Bytes = damaged;
            File.Delete(Repaired);

            JournalCheck check = await SubmitJournal.RepairAsync(bench.Path, Repaired, JournalBench.Token);

            Assert.NotEmpty(check.Findings);
            Assert.Empty((await SubmitJournal.CheckAsync(Repaired, JournalBench.Token)).Findings);
            ISubmitJournal repaired = SubmitJournal.InFile(Repaired);
            foreach (string key in (string[])["unknown", "done", "again"])
            {
                Assert.True(await repaired.TryBeginAsync(JournalBench.Submit(key), JournalBench.Token) is not null, $"byte {at} freed {key}");
            }
        }
    }

    [Fact]
    public async Task Check_NamesLineProblemAndFate_AndChangesNothing()
    {
        await bench.WriteSmallAsync(endsWithABeginning: false);
        await SpendLedger.InFile(bench.Path).ReserveAsync(new SpendRequest("1", "night", 0.5m), 1m, null, JournalBench.Token);
        List<string> lines = [.. Encoding.UTF8.GetString(bench.Bytes).Split('\n')];
        lines[3] = lines[3].Replace("\"token\"", "\"tokem\"", StringComparison.Ordinal);
        lines[5] = new string('?', 40);
        lines[9] = lines[9].Replace("0.5", "0.6", StringComparison.Ordinal);
        bench.Bytes = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        byte[] before = bench.Bytes;

        JournalCheck check = await SubmitJournal.CheckAsync(bench.Path, JournalBench.Token);

        Assert.Equal(
            [(4, JournalLineRepair.KeptInDoubt, "done"), (6, JournalLineRepair.Lost, null), (7, JournalLineRepair.Kept, null), (10, JournalLineRepair.KeptAsRead, null)],
            check.Findings.Select(finding => (finding.Line, finding.Repair, finding.IdempotencyKey)));
        Assert.Equal("its checksum does not fit", check.Findings[0].Problem);
        Assert.Equal(10, check.Lines);
        Assert.False(check.IsUsable);
        Assert.Equal(before, bench.Bytes);
    }

    [Fact]
    public async Task Repair_WithALostLine_KeepsNotSentKeysBeforeItInDoubt()
    {
        ISubmitJournal journal = bench.Open();
        await journal.TryBeginAsync(JournalBench.Submit("free"), JournalBench.Token);
        await journal.RecordAsync("free", JournalState.NotSent, null, JournalBench.Token);
        await journal.TryBeginAsync(JournalBench.Submit("free"), JournalBench.Token);
        await journal.TryBeginAsync(JournalBench.Submit("last"), JournalBench.Token);
        await journal.RecordAsync("last", JournalState.NotSent, null, JournalBench.Token);
        List<string> lines = [.. Encoding.UTF8.GetString(bench.Bytes).Split('\n')];
        lines[2] = "gone";
        bench.Bytes = Encoding.UTF8.GetBytes(string.Join('\n', lines));

        await SubmitJournal.RepairAsync(bench.Path, Repaired, JournalBench.Token);

        ISubmitJournal repaired = SubmitJournal.InFile(Repaired);
        Assert.Equal(JournalState.Unknown, (await repaired.TryBeginAsync(JournalBench.Submit("free"), JournalBench.Token))!.State);
        Assert.Null(await repaired.TryBeginAsync(JournalBench.Submit("last"), JournalBench.Token));
    }

    [Fact]
    public async Task Repair_IntoAFileThatExists_IsRefused()
    {
        await bench.WriteSmallAsync(endsWithABeginning: true);
        await File.WriteAllTextAsync(Repaired, "mine", JournalBench.Token);

        FalJournalException error = await Assert.ThrowsAsync<FalJournalException>(() => SubmitJournal.RepairAsync(bench.Path, Repaired, JournalBench.Token));

        Assert.Equal(Repaired, error.Path);
        Assert.Equal("mine", await File.ReadAllTextAsync(Repaired, JournalBench.Token));
        await Assert.ThrowsAsync<FalJournalException>(() => SubmitJournal.CheckAsync(bench.PathOf("missing"), JournalBench.Token));
    }
}
