namespace FalGenerated.Video;

/// <summary>A stream that only goes forward. Everything read is kept, so that an upload can send it again.</summary>
internal sealed class ForwardByteSource(Stream stream, KeptBytes kept, ProbeBudget budget) : ByteSource(budget)
{
    private bool ended;

    public override long? Length => ended ? kept.Length : null;

    public override async ValueTask<int> ReadAsync(long position, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        // What lies between is read in pieces of the buffer's size; each counts against the budget, so a far position ends the probe.
        while (!ended && position > kept.Length - buffer.Length)
        {
            int room = Budget.TakeRead(buffer.Length);
            int count = await stream.ReadAtLeastAsync(buffer[..room], room, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            ended = count < room;
            kept.Append(buffer.Span[..count]);
            Budget.AddBytes(count);
        }

        return kept.Read(position, buffer.Span);
    }
}
