namespace FalGenerated.Video;

/// <summary>A file.</summary>
internal sealed class FileVideoSource : VideoSource
{
    private readonly string path;

    public FileVideoSource(string path)
        : base(VideoSourceKind.File, path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = path;
    }

    public override Stream OpenRead() => new FileStream(path, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.Read | FileShare.Delete,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        BufferSize = 0,
    });

    internal override async Task<VideoInfo> ReadAsync(ProbeOptions options, CancellationToken cancellationToken)
    {
        ProbeBudget budget = new(options.MaxBoxes, options.MaxReads, options.MaxBytes);
        try
        {
            FileByteSource source = new(path, budget);
            await using (source.ConfigureAwait(false))
            {
                return await ProbeCore.RunAsync(source, budget, options, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new VideoInfo { Outcome = VideoOutcome.Unreachable, Notes = [Reason(error)] };
        }
    }

    private string Reason(Exception error) =>
        Directory.Exists(path) ? "It is a folder."
        : error is FileNotFoundException or DirectoryNotFoundException ? "There is no such file."
        : "The file cannot be read.";
}
