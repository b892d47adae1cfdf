namespace FalGenerated;

/// <summary>An upload failed. Nothing can be submitted with its address; uploading again is safe and free of charge.</summary>
public sealed class FalUploadException : FalTransferException
{
    internal FalUploadException(UploadStage stage, string message, Exception? innerException = null)
        : base(message, innerException) => Stage = stage;

    /// <summary>The step that failed.</summary>
    public UploadStage Stage { get; }

    /// <summary>The number of the part, from 1; null when the step has no parts.</summary>
    public int? PartNumber { get; init; }

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Whether the file host refused the upload address, so that only a new one can help.</summary>
    public bool AddressRefused { get; init; }
}
