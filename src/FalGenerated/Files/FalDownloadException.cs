namespace FalGenerated;

/// <summary>A download failed. Nothing stands under the final name; the file is still at its address as long as the service keeps it.</summary>
public sealed class FalDownloadException : FalTransferException
{
    internal FalDownloadException(Uri address, string message, Exception? innerException = null)
        : base(message, innerException) => Address = address;

    /// <summary>Where the file was to come from. It may be a credential: do not log its query.</summary>
    public Uri Address { get; }

    /// <summary>The HTTP status; null when there was no answer, or the answer broke off.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The bytes that had arrived.</summary>
    public long ReceivedBytes { get; init; }
}
