using System.Buffers;

namespace FalGenerated.Video.Reading;

/// <summary>A stream that only goes forward. Everything read is kept, so that an upload can send it again.</summary>
/// <param name="stream">The stream.</param>
/// <param name="kept">The bytes read so far. It grows by what arrives, never by what a file states.</param>
/// <param name="budget">Counts the reads.</param>
internal sealed class ForwardByteSource(Stream stream, ArrayBufferWriter<byte> kept, ProbeBudget budget) : ByteSource(budget)
{
    private bool ended;

    public override long? Length => ended ? kept.WrittenCount : null;

    public override async ValueTask<int> ReadAsync(long position, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        // The bytes in between are read in pieces of the buffer's size; each counts against the budget, so a far position ends the probe.
        while (!ended && position > kept.WrittenCount - buffer.Length)
        {
            int room = Budget.TakeRead(buffer.Length);
            int count = await stream.ReadAtLeastAsync(buffer[..room], room, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            ended = count < room;
            kept.Write(buffer.Span[..count]);
            Budget.AddBytes(count);
        }

        int from = (int)Math.Min(position, kept.WrittenCount);
        int taken = Math.Min(buffer.Length, kept.WrittenCount - from);
        kept.WrittenSpan.Slice(from, taken).CopyTo(buffer.Span);
        return taken;
    }
}
