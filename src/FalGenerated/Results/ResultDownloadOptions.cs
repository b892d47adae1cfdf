namespace FalGenerated;

/// <summary>How a job is waited for and its file fetched. Everything has a sensible default.</summary>
public sealed class ResultDownloadOptions
{
    /// <summary>Deadline and log lines of the wait. Null: no deadline and no log lines.</summary>
    public WaitOptions? Wait { get; init; }

    /// <summary>Limits and permissions of the download. Null: the defaults.</summary>
    public DownloadOptions? Download { get; init; }

    /// <summary>What the produced video should look like. Null: it is only checked that it is a video.</summary>
    public ExpectedVideo? Expected { get; init; }

    /// <summary>Hears each status of the job. Null: nobody does.</summary>
    public IProgress<QueueStatus>? OnStatus { get; init; }

    /// <summary>Hears how far the download is. Null: nobody does.</summary>
    public IProgress<TransferProgress>? OnDownload { get; init; }
}
