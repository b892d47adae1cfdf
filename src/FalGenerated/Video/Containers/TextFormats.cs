using System.Buffers.Binary;
using System.Text;

namespace FalGenerated.Video.Containers;

/// <summary>Recognises text in any encoding: web pages, error documents, and bodies of requests that were saved with their headers.</summary>
internal static class TextFormats
{
    // Beyond it binary parts may follow, in a multipart body for example.
    private const int Sniffed = 512;

    // Few bytes that look like text may be the start of anything.
    private const int CertainLength = 64;

    private static readonly string[] PageStarts = ["<!doctype", "<html", "<head", "<body", "<script", "<?xml", "<!--", "<svg", "<title", "<error"];

    /// <summary><c>html</c>, <c>xml</c>, <c>json</c>, <c>multipart</c>, <c>http</c> or <c>text</c>; null when it is none of them.</summary>
    public static string? NameOf(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> sniffed = head[..Math.Min(head.Length, Sniffed)];
        return Wide(sniffed) ?? Narrow(sniffed);
    }

    private static string? Narrow(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> text = (head.StartsWith(mark) ? head[3..] : head).TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
        {
            return null;
        }

        string start = Encoding.Latin1.GetString(text[..Math.Min(text.Length, CertainLength)]);
        return IsMultipart(text) ? "multipart"
            : start.StartsWith("HTTP/1.", StringComparison.Ordinal) ? "http"
            : Array.Exists(PageStarts, page => start.StartsWith(page, StringComparison.OrdinalIgnoreCase)) ? Kind(start)
            : IsText(text) ? Kind(start)
            : null;
    }

    private static bool IsText(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAnyInRange<byte>(0, 8) || text.ContainsAnyInRange<byte>(14, 31) || text.Contains((byte)0x7F))
        {
            return false;
        }

        // The sniffed piece may end inside a character: all but its last bytes must be UTF-8.
        ReadOnlySpan<byte> whole = text.Length > 8 ? text[..LastBoundary(text)] : text;
        return System.Text.Unicode.Utf8.IsValid(whole) || (text.Length >= CertainLength && IsOneByteText(text));
    }

    // Without a control character among so many, bytes are letters of some older encoding, if most of them are ASCII.
    private static bool IsOneByteText(ReadOnlySpan<byte> text)
    {
        int ascii = 0;
        foreach (byte one in text)
        {
            ascii += one < 0x80 ? 1 : 0;
        }

        return ascii > text.Length / 2;
    }

    private static string Kind(string start) =>
        start[0] == '<' ? start.Contains("<?xml", StringComparison.OrdinalIgnoreCase) ? "xml" : "html"
        : start[0] is '{' or '[' ? "json"
        : "text";

    /// <summary>A boundary line and a header under it: a form that was saved instead of the file in it.</summary>
    private static bool IsMultipart(ReadOnlySpan<byte> text)
    {
        int line = text.IndexOf((byte)'\n');
        return text.StartsWith("--"u8)
            && line > 2
            && !text[..line].ContainsAnyInRange<byte>(0, 8)
            && text[(line + 1)..] is { Length: >= 8 } header
            && Encoding.Latin1.GetString(header[..8]).Equals("content-", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>UTF-16 and UTF-32, with or without a byte order mark.</summary>
    private static string? Wide(ReadOnlySpan<byte> head)
    {
        int width = head.StartsWith<byte>([0xFF, 0xFE, 0, 0]) || head.StartsWith<byte>([0, 0, 0xFE, 0xFF]) || IsLatinAt(head, 4, 0) || IsLatinAt(head, 4, 3) ? 4 : 2;
        bool isMarked = head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]) || head.StartsWith<byte>([0, 0, 0xFE, 0xFF]);
        bool isBig = head.StartsWith<byte>([0xFE, 0xFF]) || head.StartsWith<byte>([0, 0, 0xFE, 0xFF]) || (!isMarked && IsLatinAt(head, width, width - 1));
        if (!isMarked && !isBig && !IsLatinAt(head, width, 0))
        {
            return null;
        }

        StringBuilder text = new();
        for (int at = isMarked ? width : 0; at + width <= head.Length && text.Length < CertainLength; at += width)
        {
            uint letter = width == 2
                ? isBig ? BinaryPrimitives.ReadUInt16BigEndian(head[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(head[at..])
                : isBig ? BinaryPrimitives.ReadUInt32BigEndian(head[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(head[at..]);
            if (letter is < 32 and not (9 or 10 or 12 or 13) or > 0x10FFFF or 0xFFFE or 0xFFFF)
            {
                return null;
            }

            text.Append(letter <= char.MaxValue ? (char)letter : '?');
        }

        string start = text.ToString().TrimStart();
        return start.Length > 0 ? Kind(start) : null;
    }

    /// <summary>True if the first units, at least eight, hold one letter of Latin script at a place and zeros elsewhere.</summary>
    private static bool IsLatinAt(ReadOnlySpan<byte> head, int width, int place)
    {
        int units = Math.Min(head.Length / width, 16);
        for (int at = 0; at < units * width; at++)
        {
            bool isLetter = head[at] is >= 32 and < 127 or >= 0xA0 or 9 or 10 or 13;
            if (at % width == place ? !isLetter : head[at] != 0)
            {
                return false;
            }
        }

        return units >= 8;
    }

    private static int LastBoundary(ReadOnlySpan<byte> text)
    {
        int end = text.Length;
        while (end > text.Length - 4 && (text[end - 1] & 0x80) != 0)
        {
            end--;
        }

        return end;
    }
}
