using System.Buffers.Text;

namespace FalGenerated.Idempotency;

/// <summary>Goes through the lines of a journal's file. A copy of it is a place to come back to.</summary>
internal struct JournalScanner
{
    private bool hasNewLines;

    public JournalScanner()
    {
    }

    /// <summary>The checksum of the last line.</summary>
    public uint Link { get; private set; } = JournalFrame.NoLink;

    /// <summary>The number of lines so far.</summary>
    public int Lines { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <param name="bytes">The bytes from the first that was not read to the end of the file.</param>
    /// <param name="at">Where to read; afterwards behind the line, unless it is torn.</param>
    /// <param name="line">The line.</param>
    /// <returns>False at the end of the file.</returns>
    public bool TryRead(ReadOnlyMemory<byte> bytes, ref int at, out ScannedLine line)
    {
        ReadOnlySpan<byte> rest = bytes.Span[at..];
        bool isMarked = Lines > 0 && rest is [JournalFrame.Mark, ..];
        int start = at + (isMarked ? 1 : 0);
        rest = bytes.Span[start..];
        line = default;
        if (rest.IsEmpty)
        {
            return false;
        }

        int end = rest.IndexOf(JournalFrame.End);
        ReadOnlyMemory<byte> whole = bytes.Slice(start, end < 0 ? rest.Length : end);
        bool isOld = !isMarked && !hasNewLines && IsOld(whole.Span);
        LineFault fault = isOld ? FaultOfOld(whole.Span, end >= 0) : isMarked || Lines == 0 ? FaultOf(whole.Span, end >= 0) : LineFault.Foreign;
        line = new ScannedLine(Lines + 1, whole, fault is LineFault.None or LineFault.Link ? TextOf(whole, isOld) : default, fault);
        if (fault == LineFault.Torn)
        {
            return true;
        }

        at = end < 0 ? bytes.Length : start + end + 1;
        Lines++;
        hasNewLines |= !isOld;
        Link = LinkOf(whole.Span);
        return true;
    }

    private readonly LineFault FaultOf(ReadOnlySpan<byte> line, bool isEnded)
    {
        int digits = line.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 0 && line.Length < 10)
        {
            return isEnded ? LineFault.Length : LineFault.Torn;
        }

        if (digits is < 1 or > 9 || line[digits] != (byte)' ' || !Utf8Parser.TryParse(line[..digits], out int length, out _))
        {
            return LineFault.Foreign;
        }

        if (!isEnded)
        {
            // Without its end it may lack more than that end, but must not be longer.
            return line.Length < length ? LineFault.Torn : LineFault.Length;
        }

        int text = digits + 1 + JournalFrame.Digits + 1;
        if (line.Length + 1 != length || line.Length < text + JournalFrame.TailLength - 1)
        {
            return LineFault.Length;
        }

        int tab = line.Length + 1 - JournalFrame.TailLength;
        return line[tab] != JournalFrame.Tab || line[text - 1] != (byte)' ' || !JournalFrame.IsHex(line[(tab + 1)..], JournalFrame.ChecksumOf(line[..tab])) ? LineFault.Checksum
            : JournalFrame.IsHex(line.Slice(digits + 1, JournalFrame.Digits), Link) ? LineFault.None
            : LineFault.Link;
    }

    private static bool IsOld(ReadOnlySpan<byte> line) => line is [(byte)'i' or (byte)'b', (byte)' ', ..];

    private static LineFault FaultOfOld(ReadOnlySpan<byte> line, bool isEnded)
    {
        int tab = line.LastIndexOf(JournalFrame.Tab);
        return isEnded
            ? tab >= 0 && JournalFrame.IsHex(line[(tab + 1)..], JournalFrame.OldChecksumOf(line[..tab])) ? LineFault.None : LineFault.Checksum
            : tab < 0 || line.Length < tab + 1 + JournalFrame.Digits ? LineFault.Torn : LineFault.Length;
    }

    private static ReadOnlyMemory<byte> TextOf(ReadOnlyMemory<byte> line, bool isOld)
    {
        int start = isOld ? 0 : line.Span.IndexOf((byte)' ') + 1 + JournalFrame.Digits + 1;
        return line[start..(line.Length + 1 - JournalFrame.TailLength)];
    }

    // What is written there, also on a damaged line, so that the damage of one line is not taken for damage of the next.
    private static uint LinkOf(ReadOnlySpan<byte> line) =>
        line.Length >= JournalFrame.Digits && Utf8Parser.TryParse(line[^JournalFrame.Digits..], out uint link, out _, 'x') ? link : JournalFrame.NoLink;
}
