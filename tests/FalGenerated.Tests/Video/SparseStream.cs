namespace FalGenerated.Tests.Video;

/// <summary>A long stream of zeros with some pieces in it: files of gigabytes without the bytes.</summary>
internal sealed class SparseStream(long length, params (long Position, byte[] Bytes)[] pieces) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int there = (int)Math.Clamp(length - Position, 0, count);
        Span<byte> target = buffer.AsSpan(offset, there);
        target.Clear();
        foreach ((long position, byte[] bytes) in pieces)
        {
            long from = Math.Max(position, Position);
            long to = Math.Min(position + bytes.Length, Position + there);
            if (from < to)
            {
                bytes.AsSpan((int)(from - position), (int)(to - from)).CopyTo(target[(int)(from - Position)..]);
            }
        }

        Position += there;
        return there;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
