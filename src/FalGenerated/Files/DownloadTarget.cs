namespace FalGenerated.Files;

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
