using System.Buffers.Binary;
using System.Text;

namespace FalGenerated.Video;

/// <summary>What a file is by its first bytes. Its name and its stated media type never decide.</summary>
/// <param name="Kind">Which reader it is for, if any.</param>
/// <param name="Name">The format's short name.</param>
internal readonly record struct Signature(SignatureKind Kind, string Name)
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Length = 512;

    private static readonly HashSet<uint> OutermostBoxes =
        [FourCc.Ftyp, FourCc.Moov, FourCc.Mdat, FourCc.Wide, FourCc.Free, FourCc.Skip, FourCc.Pnot, FourCc.Styp, FourCc.Moof, FourCc.Sidx];

    public static Signature Of(ReadOnlySpan<byte> head) =>
        IsoBmff(head) ?? Video(head) ?? Foreign(head) ?? Text(head) ?? new Signature(SignatureKind.Unknown, "unknown");

    private static Signature? IsoBmff(ReadOnlySpan<byte> head) =>
        head.Length >= 8 && OutermostBoxes.Contains(BinaryPrimitives.ReadUInt32BigEndian(head[4..])) ? new(SignatureKind.IsoBmff, "mp4") : null;

    private static Signature? Video(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3]) ? new(SignatureKind.Ebml, "matroska")
        : head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("AVI "u8) ? new(SignatureKind.Unknown, "avi")
        : head.StartsWith("GIF8"u8) ? new(SignatureKind.Unknown, "gif")
        : head.StartsWith("FLV"u8) ? new(SignatureKind.Unknown, "flv")
        : head.StartsWith("OggS"u8) ? new(SignatureKind.Unknown, "ogg")
        : head.StartsWith<byte>([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]) ? new(SignatureKind.Unknown, "asf")
        : head.StartsWith<byte>([0x00, 0x00, 0x01, 0xBA]) ? new(SignatureKind.Unknown, "mpegps")
        : head.StartsWith("#EXTM3U"u8) ? new(SignatureKind.Unknown, "hls")
        : Repeats(head, 0, 188) || Repeats(head, 4, 192) ? new(SignatureKind.Unknown, "mpegts")
        : null;

    private static Signature? Foreign(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? new(SignatureKind.NotVideo, "jpeg")
        : head.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? new(SignatureKind.NotVideo, "png")
        : head.StartsWith("%PDF-"u8) ? new(SignatureKind.NotVideo, "pdf")
        : head.StartsWith<byte>([0x50, 0x4B, 0x03, 0x04]) || head.StartsWith<byte>([0x50, 0x4B, 0x05, 0x06]) ? new(SignatureKind.NotVideo, "zip")
        : null;

    // 0x47 is a letter, so one packet is not enough.
    private static bool Repeats(ReadOnlySpan<byte> head, int first, int step)
    {
        int found = 0;
        for (int at = first; at < head.Length; at += step, found++)
        {
            if (head[at] != 0x47)
            {
                return false;
            }
        }

        return found >= 2;
    }

    private static Signature? Text(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> text = (head.StartsWith(mark) ? head[3..] : head).TrimStart(" \t\r\n"u8);
        if (text.IsEmpty || text.ContainsAnyInRange<byte>(0, 8) || text.ContainsAnyInRange<byte>(14, 31) || text.Contains((byte)0x7F))
        {
            return null;
        }

        // The sniffed piece may end inside a character: all but its last bytes must be UTF-8.
        ReadOnlySpan<byte> whole = text.Length > 8 ? text[..LastBoundary(text)] : text;
        if (!System.Text.Unicode.Utf8.IsValid(whole))
        {
            return null;
        }

        string start = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 64)]);
        string name = start[0] == '<' ? start.Contains("<?xml", StringComparison.Ordinal) ? "xml" : "html" : start[0] is '{' or '[' ? "json" : "text";
        return new(SignatureKind.NotVideo, name);
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
