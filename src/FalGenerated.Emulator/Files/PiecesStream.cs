namespace FalGenerated.Emulator.Files;

/// <summary>Reads pieces as if they were one file; one piece is open at a time.</summary>
internal sealed class PiecesStream(IReadOnlyList<StoredPiece> pieces) : Stream
{
    private FileStream? open;
    private int openIndex = -1;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = pieces.Sum(piece => piece.Length);

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var start = 0L;
        for (var index = 0; index < pieces.Count; index++)
        {
            var end = start + pieces[index].Length;
            if (Position < end)
            {
                var part = buffer[..(int)Math.Min(buffer.Length, end - Position)];
                var read = RandomAccess.Read(Piece(index).SafeFileHandle, part, Position - start);
                Position += read;
                return read;
            }

            start = end;
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        open?.Dispose();
        base.Dispose(disposing);
    }

    private FileStream Piece(int index)
    {
        if (openIndex != index)
        {
            open?.Dispose();
            open = new FileStream(pieces[index].Location, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            openIndex = index;
        }

        return open!;
    }
}
