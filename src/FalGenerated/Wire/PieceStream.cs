namespace FalGenerated.Wire;

/// <summary>Reads bytes that lie in pieces, without joining them.</summary>
internal sealed class PieceStream(IReadOnlyList<byte[]> pieces) : Stream
{
    private int piece;
    private int offset;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (piece < pieces.Count && offset == pieces[piece].Length)
        {
            piece++;
            offset = 0;
        }

        if (piece == pieces.Count)
        {
            return 0;
        }

        int count = Math.Min(buffer.Length, pieces[piece].Length - offset);
        pieces[piece].AsSpan(offset, count).CopyTo(buffer);
        offset += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
