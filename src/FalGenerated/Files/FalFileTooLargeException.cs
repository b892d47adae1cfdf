namespace FalGenerated;

/// <summary>A file is larger than the download may be. Nothing stands under the final name.</summary>
public sealed class FalFileTooLargeException : FalTransferException
{
    internal FalFileTooLargeException(long limitBytes, long? announcedBytes)
        : base(
            $"Raise {nameof(DownloadOptions.MaxBytes)} to fetch it: the file has {(announcedBytes is { } size ? $"{size} bytes" : "more bytes")}, the limit is {limitBytes}.",
            null)
    {
        LimitBytes = limitBytes;
        AnnouncedBytes = announcedBytes;
    }

    /// <summary>The limit in bytes.</summary>
    public long LimitBytes { get; }

    /// <summary>The size that the host announced; null when it announced none and the limit was met on the way.</summary>
    public long? AnnouncedBytes { get; }
}
