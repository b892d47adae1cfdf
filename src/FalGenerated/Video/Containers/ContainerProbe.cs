using System.Buffers.Binary;
using FalGenerated.Video.IsoBmff;
using FalGenerated.Video.Matroska;
using FalGenerated.Video.Reading;

namespace FalGenerated.Video.Containers;

/// <summary>Recognises the container, picks its reader, and turns the reader's end into facts.</summary>
internal static class ContainerProbe
{
    // "GIF89a", then width and height, little-endian.
    private const int GifHead = 10;

    public static async Task<VideoInfo> RunAsync(ByteSource source, ProbeBudget budget, CancellationToken cancellationToken)
    {
        VideoInfo info;
        try
        {
            using Window window = new(source, budget.Limits.WindowBytes, cancellationToken);
            info = await ReadAsync(window, budget).ConfigureAwait(false);
        }
        catch (ProbeStop stop)
        {
            info = new VideoInfo { Outcome = stop.Outcome, StoppedAt = stop.Offset, HttpStatus = stop.HttpStatus, Notes = [stop.Message] };
        }

        return info with { FileBytes = source.Length, BytesRead = budget.Bytes, Reads = budget.Reads };
    }

    private static async ValueTask<VideoInfo> ReadAsync(Window window, ProbeBudget budget)
    {
        if (!await window.HasAsync(0, 1).ConfigureAwait(false))
        {
            return new VideoInfo { Outcome = VideoOutcome.Empty, Notes = ["There are no bytes."] };
        }

        Signature signature = Signature.Of(window.Rest(0, Signature.Length));
        return signature.Format switch
        {
            Signature.Kind.IsoBmff => await new IsoBmffReader(new BoxReader(window, budget)).ReadAsync().ConfigureAwait(false),
            Signature.Kind.Ebml => await new MatroskaReader(new EbmlReader(window, budget)).ReadAsync().ConfigureAwait(false),
            Signature.Kind.Gif when window.Holds(0, GifHead) => Gif(window.Span(0, GifHead)),
            Signature.Kind.NotVideo => new VideoInfo
            {
                Outcome = VideoOutcome.NotVideo,
                Container = signature.Name,
                Notes = [$"The first bytes are those of {signature.Name}."],
            },
            _ => new VideoInfo
            {
                Outcome = VideoOutcome.UnknownContainer,
                Container = signature.Name,
                Notes = [$"This reader does not read the container ({signature.Name ?? "unknown"})."],
            },
        };
    }

    private static VideoInfo Gif(ReadOnlySpan<byte> head)
    {
        int width = BinaryPrimitives.ReadUInt16LittleEndian(head[6..]);
        int height = BinaryPrimitives.ReadUInt16LittleEndian(head[8..]);
        PixelSize? size = width > 0 && height > 0 ? new PixelSize(width, height) : null;
        return new VideoInfo { Outcome = VideoOutcome.Partial, Container = "gif", CodedSize = size, DisplaySize = size };
    }
}
