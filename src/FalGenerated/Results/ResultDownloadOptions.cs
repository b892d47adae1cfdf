namespace FalGenerated;

/// <summary>The options of waiting for a job and fetching its file.</summary>
public sealed class ResultDownloadOptions
{
    /// <summary>Deadline and log lines of the wait. Null: no deadline and no log lines.</summary>
    public WaitOptions? Wait { get; init; }

    /// <summary>Limits and permissions of the download. Null: the defaults.</summary>
    public DownloadOptions? Download { get; init; }

    /// <summary>
    /// The plan for the produced video; an empty one says that the file is a video. Null: it is a video if its media type or a name says so.
    /// </summary>
    public ExpectedVideo? Expected { get; init; }

    /// <summary>Receives each status of the job. Null for none.</summary>
    public IProgress<QueueStatus>? StatusProgress { get; init; }

    /// <summary>Receives the progress of the download. Null for none.</summary>
    public IProgress<TransferProgress>? DownloadProgress { get; init; }
}
