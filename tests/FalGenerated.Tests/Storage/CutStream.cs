namespace FalGenerated.Tests.Storage;

/// <summary>A stream that can only be read forward, a few bytes at a time, and that breaks after some of them.</summary>
internal sealed class CutStream(ReadOnlyMemory<byte> bytes, int after) : Stream
{
    private int position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (position >= after)
        {
            throw new IOException("The stream was cut.");
        }

        int taken = Math.Min(Math.Min(count, 1000), Math.Min(after, bytes.Length) - position);
        bytes.Span.Slice(position, taken).CopyTo(buffer.AsSpan(offset));
        position += taken;
        return taken;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
