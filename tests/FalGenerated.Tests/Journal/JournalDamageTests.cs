using System.Text;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Journal;

/// <summary>A damaged journal never reads as one whose keys are free.</summary>
public sealed class JournalDamageTests : IDisposable
{
    private static readonly string[] Taken = ["unknown", "done", "again"];

    private readonly JournalBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Journal_WithAnyByteFlippedRemovedDoubledOrInserted_FreesNoKey(bool endsWithABeginning)
    {
        await bench.WriteSmallAsync(endsWithABeginning);
        byte[] whole = bench.Bytes;
        int refused = 0;
        int read = 0;
        for (int at = 0; at < whole.Length; at++)
        {
            foreach (byte[] damaged in Mutants(whole, at))
            {
                bench.Bytes = damaged;
                if (await FreesNoneAsync())
                {
                    read++;
                }
                else
                {
                    refused++;
                }
            }
        }

        // Only the blank at the very end may be lost without a fault.
        Assert.InRange(read, 1, 2);
        Assert.True(refused > 8 * whole.Length);
    }

    [Fact]
    public async Task Journal_WithAWholeLineRemovedDoubledOrMoved_IsRefused()
    {
        await bench.WriteSmallAsync(endsWithABeginning: false);
        List<string> lines = [.. Encoding.UTF8.GetString(bench.Bytes).TrimEnd(' ').Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimStart(' '))];
        for (int at = 0; at < lines.Count; at++)
        {
            List<string> doubled = [.. lines[..(at + 1)], .. lines[at..]];
            List<string> removed = [.. lines[..at], .. lines[(at + 1)..]];
            List<string> moved = [lines[at], .. removed];
            foreach (List<string> damaged in (List<string>[])[doubled, .. at < lines.Count - 1 ? [removed] : Array.Empty<List<string>>(), .. at > 0 ? [moved] : Array.Empty<List<string>>()])
            {
                bench.Bytes = Encoding.UTF8.GetBytes(string.Join("\n ", damaged) + "\n ");
                Assert.NotNull((await bench.RefusesAsync()).Line);
            }
        }
    }

    [Theory]
    [InlineData("crlf", 1)]
    [InlineData("bom", 1)]
    [InlineData("utf16", 1)]
    [InlineData("utf16 without a mark", 1)]
    [InlineData("zeros", 1)]
    [InlineData("zeros behind", 9)]
    [InlineData("head cut within a line", 1)]
    [InlineData("head cut between lines", 1)]
    [InlineData("another file", 1)]
    [InlineData("another text at the end", 9)]
    public async Task Journal_RewrittenBySomething_IsRefusedWithPathAndLine(string damage, int line)
    {
        await bench.WriteSmallAsync(endsWithABeginning: true);
        string text = Encoding.UTF8.GetString(bench.Bytes);
        bench.Bytes = damage switch
        {
            "crlf" => Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)),
            "bom" => [.. Encoding.UTF8.GetPreamble(), .. bench.Bytes],
            "utf16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
            "utf16 without a mark" => Encoding.Unicode.GetBytes(text),
            "zeros" => new byte[65536],
            "zeros behind" => [.. bench.Bytes, .. new byte[65536]],
            "head cut within a line" => bench.Bytes[20..],
            "head cut between lines" => Encoding.UTF8.GetBytes(text[(text.IndexOf('\n', StringComparison.Ordinal) + 2)..]),
            "another file" => Encoding.UTF8.GetBytes("Dear diary,\ntoday I paid twice.\n"),
            _ => Encoding.UTF8.GetBytes(text + "remember the milk\n"),
        };
        byte[] before = bench.Bytes;

        FalJournalException error = await bench.RefusesAsync();

        Assert.Equal((bench.Path, line), (error.Path, error.Line));
        Assert.Contains($"Line {line} of the journal {bench.Path}", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, bench.Bytes);
    }

    [Fact]
    public async Task Submit_OverADamagedJournal_SendsNothing()
    {
        await bench.WriteSmallAsync(endsWithABeginning: true);
        byte[] bytes = bench.Bytes;
        bytes[30] ^= 1;
        bench.Bytes = bytes;
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient client = new(new FalOptions { ApiKey = Fal.Key, JournalPath = bench.Path }, wire);

        await Assert.ThrowsAsync<FalJournalException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = "again" }, JournalBench.Token));
        await Assert.ThrowsAsync<FalJournalException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: JournalBench.Token));

        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task TornLine_OfEveryLength_IsCutOffAndKeptByTheNextWriter()
    {
        await bench.WriteSmallAsync(endsWithABeginning: true);
        byte[] whole = bench.Bytes;
        int last = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 3) + 2;
        for (int length = last + 1; length < whole.Length - 1; length++)
        {
            bench.Bytes = whole[..length];
            Assert.Equal(JournalState.NotSent, (await bench.Open().FindAsync("again", JournalBench.Token))!.State);
            Assert.Equal(JournalLineRepair.Unfinished, Assert.Single((await SubmitJournal.CheckAsync(bench.Path, JournalBench.Token)).Findings).Repair);
            Assert.True((await SubmitJournal.CheckAsync(bench.Path, JournalBench.Token)).IsUsable);

            Assert.Null(await bench.Open().TryBeginAsync(JournalBench.Submit("next"), JournalBench.Token));

            Assert.Empty((await SubmitJournal.CheckAsync(bench.Path, JournalBench.Token)).Findings);
            string kept = Encoding.UTF8.GetString(bench.Bytes).Split('\n')[^3].Split('\t')[0].Split(' ')[^1];
            Assert.Equal(whole[(last - 1)..length], Convert.FromBase64String(kept));
        }
    }

    [Fact]
    public async Task StateLine_OfAKeyThatNeverBegan_TakesTheKey()
    {
        await bench.Open().RecordAsync("lost", JournalState.Accepted, "token", JournalBench.Token);

        JournalEntry? present = await bench.Open().TryBeginAsync(JournalBench.Submit("lost"), JournalBench.Token);

        Assert.Equal((JournalState.Accepted, "token", ""), (present!.State, present.Token, present.Submit.EndpointId));
    }

    [Fact]
    public async Task FileThatChanges_WhileItIsUsed_IsRefusedUntilItIsTheRightOne()
    {
        ISubmitJournal used = bench.Open();
        await used.TryBeginAsync(JournalBench.Submit("a"), JournalBench.Token);
        byte[] right = bench.Bytes;
        foreach (byte[] wrong in (byte[][])[[], right[..(right.Length / 2)]])
        {
            bench.Bytes = wrong;
            await JournalBench.RefusesAsync(used);
        }

        File.Delete(bench.Path);
        ISubmitJournal longer = bench.Open();
        for (int number = 0; number < 20; number++)
        {
            await longer.TryBeginAsync(JournalBench.Submit($"other-{number}"), JournalBench.Token);
        }

        Assert.Contains("replaced", (await JournalBench.RefusesAsync(used)).Message, StringComparison.Ordinal);

        bench.Bytes = right;
        Assert.Equal(JournalState.Begun, (await used.TryBeginAsync(JournalBench.Submit("a"), JournalBench.Token))!.State);
    }

    [Fact]
    public async Task Lines_OfVersion01_AreReadWhereTheyCheck()
    {
        string old = JournalBench.OldLine("""i {"k":"a","s":"Begun","e":"owner/app","h":"00","t":1700000000000}""")
            + JournalBench.OldLine("""i {"k":"a","s":"Accepted","j":"token-a"}""")
            + JournalBench.OldLine("""b {"b":"default","i":"1","u":0.5,"t":1700000000000,"k":"a","p":{"r":0.01}}""")
            + JournalBench.OldLine("""i {"k":"lost","s":"Finished","j":"token-b"}""");
        await File.WriteAllTextAsync(bench.Path, old, JournalBench.Token);

        Assert.Null(await bench.Open().TryBeginAsync(JournalBench.Submit("c"), JournalBench.Token));
        await bench.Open().RecordAsync("a", JournalState.Finished, "token-a", JournalBench.Token);

        JournalEntry[] entries = [.. await bench.Open().ListAsync(JournalBench.Token).ToListAsync(JournalBench.Token)];
        Assert.Equal([("a", JournalState.Finished, "token-a"), ("lost", JournalState.Finished, "token-b"), ("c", JournalState.Begun, null)],
            entries.Select(entry => (entry.Submit.IdempotencyKey, entry.State, entry.Token)));
        Assert.Equal("owner/app", entries[0].Submit.EndpointId);
        Assert.Equal(0.5m, Assert.Single(await SpendLedger.InFile(bench.Path).ListAsync("default", JournalBench.Token).ToListAsync(JournalBench.Token)).CountedUsd);

        await File.WriteAllTextAsync(bench.Path, old.Replace("token-a", "token-x", StringComparison.Ordinal), JournalBench.Token);
        Assert.Equal(2, (await bench.RefusesAsync()).Line);
    }

    private static IEnumerable<byte[]> Mutants(byte[] whole, int at)
    {
        foreach (byte flip in (byte[])[0x01, 0x20, 0xFF])
        {
            byte[] flipped = [.. whole];
            flipped[at] ^= flip;
            yield return flipped;
        }

        yield return [.. whole[..at], .. whole[(at + 1)..]];
        yield return [.. whole[..(at + 1)], .. whole[at..]];
        foreach (byte inserted in "0\n x"u8.ToArray())
        {
            yield return [.. whole[..at], inserted, .. whole[at..]];
        }
    }

    /// <summary>Whether the journal is read with all keys taken; it is refused otherwise.</summary>
    private async Task<bool> FreesNoneAsync()
    {
        ISubmitJournal journal = bench.Open();
        try
        {
            foreach (string key in Taken)
            {
                Assert.NotNull(await journal.TryBeginAsync(JournalBench.Submit(key), JournalBench.Token));
            }

            return true;
        }
        catch (FalJournalException)
        {
            return false;
        }
    }
}
