namespace FalGenerated.Idempotency;

/// <summary>One entry in memory. That of a line is not read before it is asked for: opening a long journal takes no more than its keys.</summary>
internal sealed class JournalSlot
{
    private JournalEntry? entry;

    public JournalSlot(JournalEntry entry) => (this.entry, State) = (entry, entry.State);

    public JournalSlot(JournalState state, ReadOnlyMemory<byte> line) => (State, Line) = (state, line);

    public JournalState State { get; }

    /// <summary>The text of the line; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Line { get; }

    /// <exception cref="Newtonsoft.Json.JsonException">The line was written by another version.</exception>
    public JournalEntry Entry => entry ??= JournalLine.Read(Line.Span);
}
