using FalGenerated.Idempotency;

namespace FalGenerated.Spending;

/// <summary>Makes the entries of a ledger from the lines of the journal's file.</summary>
internal sealed class SpendReader(TimeProvider time) : ILineReader
{
    private int lines;

    public SpendIndex Index { get; } = new(time);

    public string Kinds { get; } = $"{SpendLine.Kind}";

    public int Superseded => lines - Index.Count;

    public void Take(ReadOnlyMemory<byte> text)
    {
        lines++;
        Index.Put(SpendLine.Read(text.Span));
    }

    public void Reset()
    {
        lines = 0;
        Index.Clear();
    }

    public IEnumerable<string> Live() => Index.Entries.Select(SpendLine.TextOf);
}
