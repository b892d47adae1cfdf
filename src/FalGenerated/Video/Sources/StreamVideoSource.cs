namespace FalGenerated.Video;

/// <summary>A stream, seekable or not.</summary>
internal sealed class StreamVideoSource : VideoSource
{
    private readonly Stream stream;
    private readonly KeptBytes kept = new();

    public StreamVideoSource(Stream stream)
        : base(VideoSourceKind.Stream, "the stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read. Give one that is open for reading.", nameof(stream));
        }

        this.stream = stream;
    }

    public override Stream OpenRead() => stream.CanSeek ? stream : new ReplayStream(kept, stream);

    internal override async Task<VideoInfo> ReadAsync(ProbeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await (stream.CanSeek ? SeekAsync(options, cancellationToken) : GoForwardAsync(options, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or NotSupportedException)
        {
            return new VideoInfo { Outcome = VideoOutcome.Unreachable, Notes = ["The stream cannot be read."] };
        }
    }

    private async Task<VideoInfo> SeekAsync(ProbeOptions options, CancellationToken cancellationToken)
    {
        ProbeBudget budget = new(options.MaxBoxes, options.MaxReads, options.MaxBytes);
        SeekableByteSource source = new(stream, budget);
        await using (source.ConfigureAwait(false))
        {
            return await ProbeCore.RunAsync(source, budget, options, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<VideoInfo> GoForwardAsync(ProbeOptions options, CancellationToken cancellationToken)
    {
        ProbeBudget budget = new(options.MaxBoxes, int.MaxValue, options.MaxForwardBytes - kept.Length);
        ForwardByteSource source = new(stream, kept, budget);
        await using (source.ConfigureAwait(false))
        {
            return await ProbeCore.RunAsync(source, budget, options, cancellationToken).ConfigureAwait(false);
        }
    }
}
