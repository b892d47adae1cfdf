namespace FalGenerated.Files;

/// <summary>Tells the media type of a file by its first bytes, else by the extension of its name.</summary>
internal static class MediaTypes
{
    /// <summary>A video of any format.</summary>
    public const string AnyVideo = "video/*";

    /// <summary>The type that says nothing.</summary>
    public const string Unknown = "application/octet-stream";

    /// <summary>The number of bytes that are enough: a transport stream shows itself in its second packet.</summary>
    public const int Needed = 192;

    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".mp4"] = "video/mp4",
        [".m4v"] = "video/x-m4v",
        [".mov"] = "video/quicktime",
        [".webm"] = "video/webm",
        [".mkv"] = "video/x-matroska",
        [".avi"] = "video/x-msvideo",
        [".ts"] = "video/mp2t",
        [".mpg"] = "video/mpeg",
        [".mpeg"] = "video/mpeg",
        [".flv"] = "video/x-flv",
        [".wmv"] = "video/x-ms-wmv",
        [".gif"] = "image/gif",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".mp3"] = "audio/mpeg",
        [".m4a"] = "audio/mp4",
        [".wav"] = "audio/wav",
        [".json"] = "application/json",
        [".zip"] = "application/zip",
    };

    /// <summary>The type that the bytes show, else the one of the extension, else <see cref="Unknown"/>.</summary>
    public static string Of(ReadOnlySpan<byte> head, string? fileName) =>
        BySignature(head) ?? OfName(fileName) ?? Unknown;

    /// <summary>The type of a result's file before its bytes are seen: as the service states it, or as its name, its address or the target ends; null for unknown.</summary>
    public static string? Declared(IFalFile file, Uri address, string target) =>
        file.ContentType is { Length: > 0 } stated && !stated.StartsWith(Unknown, StringComparison.OrdinalIgnoreCase)
            ? stated
            : OfName(file.FileName) ?? OfName(address.AbsolutePath) ?? OfName(target);

    /// <summary>The usual extension of a type, with its dot; <c>.bin</c> when there is none.</summary>
    public static string ExtensionOf(string mediaType) =>
        ByExtension.FirstOrDefault(known => string.Equals(known.Value, mediaType, StringComparison.OrdinalIgnoreCase)).Key ?? ".bin";

    private static string? OfName(string? name) => ByExtension.GetValueOrDefault(Path.GetExtension(name ?? ""));

    private static string? BySignature(ReadOnlySpan<byte> head) => head switch
    {
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => ByBrand(head[8..]),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => head.IndexOf("webm"u8) >= 0 ? "video/webm" : "video/x-matroska",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, .. var kind] => ByRiffKind(kind),
        [(byte)'F', (byte)'L', (byte)'V', 1, ..] => "video/x-flv",
        [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, ..] => "video/x-ms-wmv",
        [0, 0, 1, 0xBA, ..] => "video/mpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'I', (byte)'D', (byte)'3', ..] => "audio/mpeg",
        [0x47, ..] when head.Length > 188 && head[188] == 0x47 => "video/mp2t",
        _ => null,
    };

    // Major brands as ISO base media files name them: "qt  " is QuickTime's, "M4V " and "M4A " are Apple's.
    private static string ByBrand(ReadOnlySpan<byte> brand) => brand switch
    {
        [(byte)'q', (byte)'t', ..] => "video/quicktime",
        [(byte)'M', (byte)'4', (byte)'V', ..] => "video/x-m4v",
        [(byte)'M', (byte)'4', (byte)'A', ..] => "audio/mp4",
        _ => "video/mp4",
    };

    private static string? ByRiffKind(ReadOnlySpan<byte> kind) => kind switch
    {
        [(byte)'A', (byte)'V', (byte)'I', ..] => "video/x-msvideo",
        [(byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => "audio/wav",
        [(byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };
}
