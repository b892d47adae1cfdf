using System.Text;

namespace FalGenerated.Idempotency;

/// <summary>Makes the entries of a journal from the lines of its file.</summary>
internal sealed class JournalReader : ILineReader
{
    private int lines;

    public JournalIndex Index { get; } = new();

    public string Kinds { get; } = $"{JournalLine.Kind}{OldJournalLine.Kind}";

    public int Superseded => lines - Index.Count;

    public void Take(ReadOnlyMemory<byte> text)
    {
        lines++;
        if (text.Span[0] == JournalLine.Kind)
        {
            (JournalState state, string key, _) = JournalLine.HeadOf(text.Span);
            Index.Put(key, new JournalSlot(state, text));
            return;
        }

        OldJournalLine line = OldJournalLine.Read(text.Span);
        if ((line.Beginning ?? Index.Changed(line.Key, line.State, line.Token)) is { } entry)
        {
            Index.Put(line.Key, new JournalSlot(entry));
        }
    }

    public void Reset()
    {
        lines = 0;
        Index.Clear();
    }

    public IEnumerable<string> Live() =>
        Index.Slots.Select(slot => slot.Line.IsEmpty ? JournalLine.TextOf(slot.Entry) : Encoding.UTF8.GetString(slot.Line.Span));
}
