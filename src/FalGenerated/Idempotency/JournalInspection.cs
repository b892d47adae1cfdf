using System.Text;
using Newtonsoft.Json;

namespace FalGenerated.Idempotency;

/// <summary>Goes through a journal line by line, damaged ones too, and collects what a repair keeps.</summary>
internal sealed class JournalInspection
{
    private readonly List<JournalFinding> findings = [];
    private readonly JournalReader reader = new();
    private readonly List<string> others = [];
    private JournalScanner scanner = new();

    public JournalInspection(byte[] bytes)
    {
        JournalBytes journal = JournalBytes.Of(bytes);
        if (journal.Change is { } change)
        {
            findings.Add(new JournalFinding(1, change + ": an editor or a transfer rewrote it", JournalLineRepair.Kept, null));
        }

        int at = 0;
        while (scanner.TryRead(journal.Bytes, ref at, out ScannedLine line))
        {
            Take(line);
            if (line.Fault == LineFault.Torn)
            {
                break;
            }
        }
    }

    public JournalCheck Check => new() { Findings = findings, Lines = scanner.Lines, Entries = reader.Index.List() };

    /// <summary>The lines of the repaired file.</summary>
    public IEnumerable<string> Lines => others.Concat(reader.Live());

    private void Take(ScannedLine line)
    {
        switch (line.Fault)
        {
            case LineFault.Torn:
                Find(line, JournalLineRepair.Unfinished, null);
                others.Add(TornLine.TextOf(line.Bytes.Span));
                break;
            case LineFault.Link:
                Find(line, JournalLineRepair.Kept, null);
                DoubtFreeKeys();
                TakeText(line);
                break;
            case LineFault.None:
                TakeText(line);
                break;
            default:
                TakeDamaged(line, line.Problem);
                break;
        }
    }

    private void TakeText(ScannedLine line)
    {
        ReadOnlySpan<byte> text = line.Text.Span;
        if (FileLineage.IsHeader(text))
        {
            return;
        }

        if (text.Length <= 2 || !reader.Kinds.Contains((char)text[0], StringComparison.Ordinal))
        {
            others.Add(Encoding.UTF8.GetString(text));
            return;
        }

        try
        {
            _ = text[0] == JournalLine.Kind ? JournalLine.Read(text).State : OldJournalLine.Read(text).State;
            reader.Take(line.Text);
        }
        catch (JsonException)
        {
            TakeDamaged(line, "it was written by another version");
        }
    }

    private void TakeDamaged(ScannedLine line, string problem)
    {
        others.Add(TornLine.TextOf(line.Bytes.Span));
        string text = Encoding.UTF8.GetString(line.Bytes.Span);
        if (DamagedLine.SumOf(text) is { } sum)
        {
            others.Add(sum);
            findings.Add(new JournalFinding(line.Number, problem, JournalLineRepair.KeptAsRead, null));
            return;
        }

        string? key = DamagedLine.KeyOf(text);
        findings.Add(new JournalFinding(line.Number, problem, key is null ? JournalLineRepair.Lost : JournalLineRepair.KeptInDoubt, key));
        // The key itself may be what is damaged, so that no other one is certain to be free.
        DoubtFreeKeys();
        if (key is not null)
        {
            Doubt(key);
        }
    }

    private void DoubtFreeKeys()
    {
        foreach (JournalEntry entry in reader.Index.List().Where(entry => entry.State == JournalState.NotSent))
        {
            Doubt(entry.Submit.IdempotencyKey);
        }
    }

    private void Doubt(string key)
    {
        if (reader.Index.Changed(key, JournalState.Unknown, null) is { } entry)
        {
            reader.Index.Put(key, new JournalSlot(entry));
        }
    }

    private void Find(ScannedLine line, JournalLineRepair repair, string? key) => findings.Add(new JournalFinding(line.Number, line.Problem, repair, key));
}
