using System.Text;

namespace FalGenerated.Idempotency;

/// <summary>The bytes of a journal's file, as they were before an editor or a transfer rewrote all of them.</summary>
/// <param name="Bytes">The bytes as the SDK wrote them.</param>
/// <param name="Change">A clause that says what was undone; null when nothing was.</param>
internal sealed record JournalBytes(byte[] Bytes, string? Change)
{
    public static JournalBytes Of(byte[] bytes)
    {
        JournalBytes plain = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => new(bytes[3..], "the file begins with a byte order mark"),
            [0xFF, 0xFE, ..] => new(Utf8Of(Encoding.Unicode, bytes[2..]), "the file is UTF-16"),
            [0xFE, 0xFF, ..] => new(Utf8Of(Encoding.BigEndianUnicode, bytes[2..]), "the file is UTF-16"),
            [>= (byte)'0' and <= (byte)'9', 0, ..] => new(Utf8Of(Encoding.Unicode, bytes), "the file is UTF-16"),
            [0, >= (byte)'0' and <= (byte)'9', ..] => new(Utf8Of(Encoding.BigEndianUnicode, bytes), "the file is UTF-16"),
            _ => new(bytes, null),
        };
        // No text in a journal holds a line break, so that each CRLF was a line feed.
        return plain.Bytes.AsSpan().IndexOf("\r\n"u8) < 0
            ? plain
            : new(
                Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(plain.Bytes).Replace("\r\n", "\n", StringComparison.Ordinal)),
                plain.Change is null ? "lines of the file end with CRLF" : plain.Change + ", and its lines end with CRLF");
    }

    private static byte[] Utf8Of(Encoding encoding, byte[] bytes) => Encoding.UTF8.GetBytes(encoding.GetString(bytes));
}
