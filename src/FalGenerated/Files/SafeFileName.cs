using System.Globalization;
using System.Text;

namespace FalGenerated.Files;

/// <summary>
/// Makes a name that came from elsewhere safe to use as a file name on any system: one segment, no control or direction
/// characters, nothing that hides the file or that Windows reserves.
/// </summary>
internal static class SafeFileName
{
    // Most file systems take 255 bytes; the temporary file beside the target needs some of them.
    private const int LongestBytes = 200;
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>The safe form of a name, or the fallback when nothing usable is left.</summary>
    public static string From(string? proposed, string fallback)
    {
        string name = Clean(proposed ?? "");
        return name.Length == 0 ? fallback : name;
    }

    private static string Clean(string proposed)
    {
        string segment = proposed[(proposed.LastIndexOfAny(['/', '\\']) + 1)..];
        StringBuilder text = new(segment.Length);
        foreach (Rune rune in segment.EnumerateRunes())
        {
            text.Append(IsPlain(rune) ? rune.ToString() : "_");
        }

        string name = text.ToString().TrimStart('.', ' ').TrimEnd('.', ' ');
        name = Shorten(name).TrimEnd('.', ' '); // Where it was cut there may be one again.
        return IsDevice(name) ? "_" + name : name;
    }

    private static bool IsPlain(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        && !"<>:\"|?*".Contains((char)Math.Min(rune.Value, char.MaxValue), StringComparison.Ordinal);

    private static bool IsDevice(string name)
    {
        string stem = name.Split('.')[0].TrimEnd();
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4
                && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase))
                && "0123456789¹²³".Contains(stem[3], StringComparison.Ordinal));
    }

    private static string Shorten(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= LongestBytes)
        {
            return name;
        }

        string extension = Path.GetExtension(name);
        extension = Encoding.UTF8.GetByteCount(extension) <= 16 ? extension : "";
        int room = LongestBytes - Encoding.UTF8.GetByteCount(extension);
        StringBuilder stem = new();
        foreach (Rune rune in Path.ChangeExtension(name, null).EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            stem.Append(rune.ToString());
        }

        return stem + extension;
    }
}

/// <summary>The final name of a download. What the service calls a file decides at most the last segment, and only when the caller gave a folder.</summary>
internal static class DownloadTarget
{
    public static string Of(string path, string? name, Uri address)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path);
        bool folder = Path.EndsInDirectorySeparator(path) || Directory.Exists(full);
        return folder ? Path.Combine(full, SafeFileName.From(name, SafeFileName.From(LastSegment(address), "download.bin"))) : full;
    }

    private static string LastSegment(Uri address)
    {
        string path = address.AbsolutePath;
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }
}
