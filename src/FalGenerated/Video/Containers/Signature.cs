using System.Buffers.Binary;
using FalGenerated.Video.IsoBmff;

namespace FalGenerated.Video.Containers;

/// <summary>The format of a file by its first bytes. Its name and its stated media type never decide.</summary>
/// <param name="Format">The reader it is for, if any.</param>
/// <param name="Name">The format's short name; null when unknown.</param>
internal readonly record struct Signature(Signature.Kind Format, string? Name)
{
    /// <summary>Bytes that are looked at.</summary>
    public const int Length = 4096;

    private static readonly HashSet<uint> OutermostBoxes =
    [
        .. new[]
        {
            "ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "styp", "moof", "sidx", "uuid", "udta", "junk", "meta", "mfra", "pdin",
            "prft", "emsg", "ssix", "pict", "PICT", "prfl",
        }.Select(FourCc.Of),
    ];

    internal enum Kind
    {
        /// <summary>Read by no reader here; it may well be a video.</summary>
        Unknown,

        /// <summary>Certainly no video.</summary>
        NotVideo,

        /// <summary>mp4, mov, m4v, 3gp.</summary>
        IsoBmff,

        /// <summary>webm, mkv.</summary>
        Ebml,

        Gif,
    }

    public static Signature Of(ReadOnlySpan<byte> head) =>
        IsIsoBmff(head) ? new(Kind.IsoBmff, "mp4")
        : Video(head)
            ?? (Foreign(head) is { } name ? new(Kind.NotVideo, name) : new Signature(Kind.Unknown, null));

    private static string? Foreign(ReadOnlySpan<byte> head) =>
        ForeignFormats.NameOf(head) ?? TextFormats.NameOf(head) ?? AudioFrames.NameOf(head) ?? Zeros(head);

    // "The free encyclopedia" has a box's name in the right place too, and no box is text from its first byte on.
    private static bool IsIsoBmff(ReadOnlySpan<byte> head) =>
        head.Length >= 8
        && OutermostBoxes.Contains(BinaryPrimitives.ReadUInt32BigEndian(head[4..]))
        && (head[0] < 0x20 || TextFormats.NameOf(head) is null);

    private static Signature? Video(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3]) ? new(Kind.Ebml, "matroska")
        : head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("AVI "u8) ? new(Kind.Unknown, "avi")
        : head.StartsWith("GIF8"u8) ? new(Kind.Gif, "gif")
        : head.StartsWith("FLV"u8) ? new(Kind.Unknown, "flv")
        : head.StartsWith("OggS"u8) ? new(Kind.Unknown, "ogg")
        : head.StartsWith<byte>([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]) ? new(Kind.Unknown, "asf")
        : head.StartsWith<byte>([0x00, 0x00, 0x01, 0xBA]) ? new(Kind.Unknown, "mpegps")
        : head.StartsWith<byte>([0x00, 0x00, 0x01, 0xB3]) ? new(Kind.Unknown, "mpegvideo")
        : head.StartsWith<byte>([0x06, 0x0E, 0x2B, 0x34]) ? new(Kind.Unknown, "mxf")
        : head.StartsWith(".RMF"u8) ? new(Kind.Unknown, "realmedia")
        : head.StartsWith("DKIF"u8) ? new(Kind.Unknown, "ivf")
        : head.StartsWith("YUV4MPEG2 "u8) ? new(Kind.Unknown, "y4m")
        : head.StartsWith("#EXTM3U"u8) ? new(Kind.Unknown, "hls")
        : Repeats(head, 0, 188) || Repeats(head, 4, 192) ? new(Kind.Unknown, "mpegts")
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

    // A download that reserved its space and never arrived. Fewer zeros may be the start of anything.
    private static string? Zeros(ReadOnlySpan<byte> head) => head.Length >= 512 && !head.ContainsAnyExcept((byte)0) ? "zeros" : null;
}
