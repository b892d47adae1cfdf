namespace FalGenerated.Files;

/// <summary>What a download is to do, checked.</summary>
/// <param name="Address">Where the file is.</param>
/// <param name="Target">The full final name.</param>
/// <param name="AnnouncedBytes">The size that the service told; null when it told none.</param>
/// <param name="MaxBytes">The largest file to accept.</param>
/// <param name="Overwrite">Whether an existing file may be replaced.</param>
internal sealed record DownloadRequest(Uri Address, string Target, long? AnnouncedBytes, long MaxBytes, bool Overwrite);
