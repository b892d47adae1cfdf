using System.Buffers.Binary;

namespace FalGenerated.Video.Containers;

/// <summary>Formats with a signature of their own that are certainly no video: pictures, sound, archives, documents, programs.</summary>
internal static class ForeignFormats
{
    private static readonly (byte[] Start, string Name)[] Starts =
    [
        // Pictures
        ([0xFF, 0xD8, 0xFF], "jpeg"), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "png"), ([.. "II*\0"u8], "tiff"), ([.. "MM\0*"u8], "tiff"),
        ([.. "8BPS"u8], "psd"), ([0x76, 0x2F, 0x31, 0x01], "exr"), ([0x00, 0x00, 0x00, 0x0C, .. "jP  "u8], "jpeg2000"),
        ([0x00, 0x00, 0x00, 0x0C, .. "JXL "u8], "jpegxl"), ([0x00, 0x00, 0x01, 0x00, 0x01], "ico"),

        // Sound
        ([.. "fLaC"u8], "flac"), ([.. "#!AMR"u8], "amr"), ([.. "MThd"u8], "midi"), ([.. ".snd"u8], "au"), ([.. "MAC "u8], "ape"), ([.. "wvpk"u8], "wavpack"),
        ([.. "caff"u8], "caf"),

        // Archives
        ([0x50, 0x4B, 0x03, 0x04], "zip"), ([0x50, 0x4B, 0x05, 0x06], "zip"), ([0x50, 0x4B, 0x07, 0x08], "zip"), ([.. "Rar!"u8, 0x1A, 0x07], "rar"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z"), ([0x1F, 0x8B, 0x08], "gzip"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd"), ([0x04, 0x22, 0x4D, 0x18], "lz4"), ([.. "MSCF"u8], "cab"), ([.. "!<arch>"u8], "ar"), ([0x1F, 0x9D], "compress"),

        // Documents and data
        ([.. "%PDF-"u8], "pdf"), ([.. "%!PS"u8], "postscript"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "ole"),
        ([.. "SQLite format 3\0"u8], "sqlite"), ([.. "wOFF"u8], "font"), ([.. "wOF2"u8], "font"), ([.. "OTTO"u8], "font"), ([.. "PAR1"u8], "parquet"),

        // Programs
        ([0x7F, .. "ELF"u8], "elf"), ([0xCF, 0xFA, 0xED, 0xFE], "macho"), ([0xCA, 0xFE, 0xBA, 0xBE], "macho"), ([0x00, .. "asm"u8], "wasm"),
    ];

    /// <summary>The format's short name; null when the bytes are those of none.</summary>
    public static string? NameOf(ReadOnlySpan<byte> head)
    {
        foreach ((byte[] start, string name) in Starts)
        {
            if (head.StartsWith(start))
            {
                return name;
            }
        }

        return Riff(head)
            ?? (head.StartsWith("BZh"u8) && head.Length >= 10 && head[4..].StartsWith<byte>([0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) ? "bzip2"
            : head.StartsWith("FORM"u8) && head.Length >= 12 && head[8..].StartsWith("AIF"u8) ? "aiff"
            : head.Length >= 262 && head[257..].StartsWith("ustar"u8) ? "tar"
            : IsBitmap(head) ? "bmp"
            : IsProgram(head) ? "exe"
            : null);
    }

    private static string? Riff(ReadOnlySpan<byte> head)
    {
        bool isRiff = head.Length >= 12 && (head.StartsWith("RIFF"u8) || head.StartsWith("RIFX"u8) || head.StartsWith("RF64"u8) || head.StartsWith("BW64"u8));
        return !isRiff ? null
            : head[8..].StartsWith("WAVE"u8) ? "wav"
            : head[8..].StartsWith("WEBP"u8) ? "webp"
            : head[8..].StartsWith("RMID"u8) ? "midi"
            : null;
    }

    // "BM" alone is two letters; the header's own length behind it is one of few.
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head.StartsWith("BM"u8) && head.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124;

    private static bool IsProgram(ReadOnlySpan<byte> head) =>
        head.StartsWith("MZ"u8)
        && head.Length >= 64
        && BinaryPrimitives.ReadUInt32LittleEndian(head[60..]) is < 4000 and var at
        && head.Length >= at + 4
        && head[(int)at..].StartsWith("PE\0\0"u8);
}
