namespace FalGenerated.Idempotency;

/// <summary>One line as a <see cref="JournalScanner"/> found it.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Bytes">Its bytes, without the blank before it and without the end of line.</param>
/// <param name="Text">The text in it; empty when it does not check.</param>
/// <param name="Fault">What is wrong with it.</param>
internal readonly record struct ScannedLine(int Number, ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte> Text, LineFault Fault)
{
    /// <summary>The fault as a clause for a message.</summary>
    public string Problem => Fault switch
    {
        LineFault.Torn => "its end is missing, as after a crash in the middle of a write",
        LineFault.Foreign => "it is not a line of a journal",
        LineFault.Length => "it is not as long as it says",
        LineFault.Checksum => "its checksum does not fit",
        LineFault.Link => "it does not follow the line before it: lines are missing, doubled or moved",
        _ => "it is whole",
    };
}
