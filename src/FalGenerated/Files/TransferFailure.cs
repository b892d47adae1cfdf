namespace FalGenerated;

/// <summary>The reasons for which a file is not transferred.</summary>
public enum TransferFailure
{
    /// <summary>The service or the file host did not take the file, after all tries.</summary>
    UploadFailed,

    /// <summary>The source is empty or states no length.</summary>
    UnusableSource,

    /// <summary>The source changed while it was uploaded. A mixture of two states is worth nothing.</summary>
    SourceChanged,

    /// <summary>The file host did not deliver, after all tries.</summary>
    DownloadFailed,

    /// <summary>The host delivered, in all attempts, something that is certainly not the file: a web page, no bytes, a part of a video.</summary>
    WrongContent,

    /// <summary>The file is larger than the download may be.</summary>
    TooLarge,

    /// <summary>The timeout of the download ran out.</summary>
    TimedOut,

    /// <summary>A file of that name exists and may not be replaced. It is left as it is.</summary>
    TargetExists,

    /// <summary>The file cannot be written where it should be.</summary>
    TargetNotWritable,

    /// <summary>The disk, or the quota, is used up.</summary>
    DiskFull,

    /// <summary>The address is not an absolute https address (or http of a trusted loopback host).</summary>
    InvalidAddress,

    /// <summary>The address is, or leads to, one outside the public internet.</summary>
    HostNotPublic,

    /// <summary>The host is not among the trusted ones, and they were required.</summary>
    HostNotTrusted,

    /// <summary>The address was redirected too often.</summary>
    TooManyRedirects,
}
