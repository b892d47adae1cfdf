using FalGenerated.Video.Containers;
using FalGenerated.Video.Reading;

namespace FalGenerated.Video.Sources;

/// <summary>A file.</summary>
internal sealed class FileVideoSource : VideoSource
{
    private readonly string path;

    public FileVideoSource(string path)
        : base(VideoSourceKind.File, path ?? "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = path;
    }

    public override Stream OpenRead() => Open(FileShare.Read | FileShare.Delete, FileOptions.Asynchronous | FileOptions.SequentialScan);

    internal override async Task<VideoInfo> ReadAsync(ProbeOptions options, CancellationToken cancellationToken)
    {
        ProbeBudget budget = new(ProbeLimits.ForSeeking(options));
        try
        {
            // Other processes may go on writing: a file still being written is a case that the probe reports.
            FileStream stream = Open(FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
            {
                return await ContainerProbe.RunAsync(new SeekableByteSource(stream, budget), budget, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new VideoInfo { Outcome = VideoOutcome.Unreachable, Notes = [Reason(error)] };
        }
    }

    private FileStream Open(FileShare share, FileOptions options) => new(path, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = share,
        Options = options,
        BufferSize = 0,
    });

    private string Reason(Exception error) =>
        Directory.Exists(path) ? "It is a folder."
        : error is FileNotFoundException or DirectoryNotFoundException ? "There is no such file."
        : "The file cannot be read.";
}
