namespace FalGenerated;

/// <summary>
/// The job is done, and paid for, but its file is not on disk. Do not submit again: fetch the file from <see cref="File"/>, or resume the
/// job, while the service keeps them. The inner exception tells the reason.
/// </summary>
public sealed class FalDeliveryException : FalException
{
    internal FalDeliveryException(FalJob job, FalFile file, Exception innerException)
        : base($"Do not submit again: job {job.RequestId} is done, only its file was not saved. {innerException.Message}", innerException)
    {
        Job = job;
        File = file;
    }

    /// <summary>The job.</summary>
    public FalJob Job { get; }

    /// <summary>The file, as the result names it.</summary>
    public FalFile File { get; }
}
