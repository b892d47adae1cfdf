using System.Buffers;

namespace FalGenerated.Video.Sources;

/// <summary>First the bytes that a probe took, then the rest of the stream they came from. Disposing it leaves that stream open.</summary>
internal sealed class ReplayStream(ArrayBufferWriter<byte> head, Stream rest) : Stream
{
    private int used;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length is not known.");

    public override long Position
    {
        get => throw new NotSupportedException("The stream only goes forward.");
        set => throw new NotSupportedException("The stream only goes forward.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => TakeHead(buffer) is > 0 and var taken ? taken : rest.Read(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        TakeHead(buffer.Span) is > 0 and var taken ? taken : await rest.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream only goes forward.");

    public override void SetLength(long value) => throw new NotSupportedException("The stream is for reading.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is for reading.");

    private int TakeHead(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, head.WrittenCount - used);
        head.WrittenSpan.Slice(used, count).CopyTo(buffer);
        used += count;
        return count;
    }
}
