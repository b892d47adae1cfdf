using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace FalGenerated.Idempotency;

/// <summary>
/// The outer form of a line in a journal's file: <c>LENGTH LINK TEXT⇥CHECKSUM⏎</c>, and one blank before each line but the first.
/// </summary>
/// <remarks>
/// The length counts the bytes from its own first digit to the end of line, so that a line that a crash cut off differs from one that was
/// damaged. The link is the checksum of the line before (zeros for the first), so that a line that is missing, doubled or moved shows. The
/// checksum covers everything before it. Each write ends with the blank that begins the next line: a whole line that lost its end of line
/// is thereby told from a write that was cut off. Lines of earlier versions, <c>TEXT⇥CHECKSUM⏎</c>, may stand at the beginning of a file.
/// </remarks>
internal static class JournalFrame
{
    /// <summary>The link of the first line.</summary>
    public const uint NoLink = 0;

    public const byte Mark = (byte)' ';

    public const byte End = (byte)'\n';

    public const byte Tab = (byte)'\t';

    /// <summary>Hexadecimal digits of a checksum or link.</summary>
    public const int Digits = 8;

    /// <summary>The tab, the checksum and the end of line.</summary>
    public const int TailLength = 1 + Digits + 1;

    /// <summary>The bytes of lines behind one with the given checksum, each with the blank of the next.</summary>
    public static byte[] Compose(IEnumerable<string> texts, uint link)
    {
        using MemoryStream bytes = new();
        foreach (string text in texts)
        {
            link = Write(bytes, text, link);
            bytes.WriteByte(Mark);
        }

        return bytes.ToArray();
    }

    /// <summary>The end of a line with this checksum.</summary>
    public static byte[] TailOf(uint checksum) => Encoding.ASCII.GetBytes(FormattableString.Invariant($"\t{checksum:x8}\n"));

    /// <summary>The CRC-32C, which finds every change of up to four bytes in a row, at a tenth of the cost of a hash.</summary>
    public static uint ChecksumOf(ReadOnlySpan<byte> bytes)
    {
        uint checksum = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte one in bytes)
        {
            checksum = BitOperations.Crc32C(checksum, one);
        }

        return checksum;
    }

    /// <summary>The checksum of lines of earlier versions: the beginning of their SHA-256.</summary>
    public static uint OldChecksumOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash);
    }

    /// <summary>True when a text is exactly these digits, in lower case.</summary>
    public static bool IsHex(ReadOnlySpan<byte> text, uint value)
    {
        Span<byte> digits = stackalloc byte[Digits];
        Utf8Formatter.TryFormat(value, digits, out _, new System.Buffers.StandardFormat('x', Digits));
        return text.SequenceEqual(digits);
    }

    private static uint Write(Stream target, string text, uint link)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        int rest = 1 + Digits + 1 + content.Length + TailLength;
        int length = rest + 1;
        while (length != rest + DigitsOf(length))
        {
            length = rest + DigitsOf(length);
        }

        byte[] line = [.. Encoding.ASCII.GetBytes(FormattableString.Invariant($"{length} {link:x8} ")), .. content];
        uint checksum = ChecksumOf(line);
        target.Write(line);
        target.Write(TailOf(checksum));
        return checksum;
    }

    private static int DigitsOf(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
}
