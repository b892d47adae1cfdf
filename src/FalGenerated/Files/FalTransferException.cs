using FalGenerated.Files;

namespace FalGenerated;

/// <summary>
/// A file was not transferred. Nothing stands under the final name of a download, and nothing can be submitted with the address of an
/// upload; both are free of charge and safe to repeat. Which facts are set depends on <see cref="Reason"/>; the others are null.
/// </summary>
public sealed class FalTransferException : FalException
{
    /// <summary>Makes one; a test of the caller's own handling may, too.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="message">What is wrong and what to do, in one sentence.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public FalTransferException(TransferFailure reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>The reason.</summary>
    public TransferFailure Reason { get; }

    /// <summary>True if the same call may succeed later: a network fault, a server in trouble.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The address of a download. It may be a credential: do not log its query. Null for uploads, whose addresses are credentials.</summary>
    public Uri? Address { get; init; }

    /// <summary>The host of an address that was refused.</summary>
    public string? Host { get; init; }

    /// <summary>The final name of a download, or the file of an upload.</summary>
    public string? Path { get; init; }

    /// <summary>The HTTP status of the answer that ended the transfer; null when there was none, or when it broke off.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The bytes of a download that had arrived.</summary>
    public long? ReceivedBytes { get; init; }

    /// <summary>The size in bytes that was announced for a download, or that a source had when its upload began.</summary>
    public long? ExpectedBytes { get; init; }

    /// <summary>The size in bytes of a source that changed; null when it is the same or not known.</summary>
    public long? ActualBytes { get; init; }

    /// <summary>The limit in bytes that a download exceeded.</summary>
    public long? LimitBytes { get; init; }

    /// <summary>The timeout that a download exceeded.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The step of an upload that failed.</summary>
    internal UploadStage? Stage { get; init; }

    /// <summary>The number of the part of an upload, from 1; null when the step has no parts.</summary>
    public int? PartNumber { get; init; }

    /// <summary>The request id of the finished, billed job whose result is not on disk; null when the transfer belongs to none. Do not submit again.</summary>
    public string? RequestId { get; init; }

    /// <summary>The token that resumes that job, for another try at its result.</summary>
    public string? JobToken { get; init; }

    /// <summary>True if the file host refused the upload address, so that only a new one can help.</summary>
    internal bool AddressRefused { get; init; }

    /// <summary>The wait that the server asked for; null when it did not.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
