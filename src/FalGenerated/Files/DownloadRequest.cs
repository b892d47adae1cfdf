using FalGenerated.Net;

namespace FalGenerated.Files;

/// <summary>A download, checked.</summary>
/// <param name="Address">The address of the file.</param>
/// <param name="Target">The full final name.</param>
/// <param name="MediaType">The media type that the file should have, as far as the service, a name or the address tells it; null for unknown.</param>
/// <param name="AnnouncedBytes">The size that the service announced; null when it announced none.</param>
/// <param name="MaxBytes">The largest file to accept.</param>
/// <param name="Overwrite">True if an existing file may be replaced.</param>
internal sealed record DownloadRequest(Uri Address, string Target, string? MediaType, long? AnnouncedBytes, long MaxBytes, bool Overwrite)
{
    /// <summary>A name for the source that another signature of the same address does not change.</summary>
    public string Source => SignedAddress.Unsigned(Address);

    /// <summary>True if the target may not be written.</summary>
    public bool IsTaken => Directory.Exists(Target) || (!Overwrite && Path.Exists(Target));
}
