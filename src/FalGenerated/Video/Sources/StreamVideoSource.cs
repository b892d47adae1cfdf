using System.Buffers;
using FalGenerated.Video.Containers;
using FalGenerated.Video.Reading;

namespace FalGenerated.Video.Sources;

/// <summary>A stream, seekable or not.</summary>
internal sealed class StreamVideoSource : VideoSource
{
    private readonly Stream stream;
    private readonly ArrayBufferWriter<byte> kept = new();

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
        ProbeBudget budget = stream.CanSeek
            ? new ProbeBudget(ProbeLimits.ForSeeking(options))
            : new ProbeBudget(ProbeLimits.ForForward(options), kept.WrittenCount);
        try
        {
            ByteSource source = stream.CanSeek ? new SeekableByteSource(stream, budget) : new ForwardByteSource(stream, kept, budget);
            await using (source.ConfigureAwait(false))
            {
                return await ContainerProbe.RunAsync(source, budget, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or NotSupportedException)
        {
            return new VideoInfo { Outcome = VideoOutcome.Unreachable, Notes = ["The stream cannot be read."] };
        }
    }
}
