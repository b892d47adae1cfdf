using System.Collections.Concurrent;

namespace FalGenerated.Files;

/// <summary>
/// A stream, read once from front to back into as many buffers as parts are under way. The buffers go round, so the memory
/// does not grow with the stream. Only a stream that can seek can be sent a second time.
/// </summary>
internal sealed class StreamSource : UploadSource
{
    private readonly Stream stream;
    private readonly int partSize;
    private readonly long start;
    private readonly long? length;
    private readonly ConcurrentBag<byte[]> free = [];
    private ReadOnlyMemory<byte>? first;
    private byte[]? firstBuffer;
    private long read;
    private int parts;

    public StreamSource(Stream stream, int partSize)
    {
        this.stream = stream;
        start = stream.CanSeek ? stream.Position : 0;
        length = stream.CanSeek ? Math.Max(0, stream.Length - start) : null;
        this.partSize = (int)Math.Min(partSize, Math.Max(1, length ?? partSize));
    }

    public override long? Length => length;

    public override async ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = await FirstAsync(cancellationToken).ConfigureAwait(false);
        return bytes[..Math.Min(bytes.Length, MediaTypes.Needed)];
    }

    public override async ValueTask<bool> FitsOneRequestAsync(long limit, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = await FirstAsync(cancellationToken).ConfigureAwait(false);
        bool ended = length is { } whole ? bytes.Length == whole : bytes.Length < partSize;
        return ended && bytes.Length <= limit;
    }

    public override async ValueTask<UploadPart?> NextAsync(long maxBytes, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = await FirstAsync(cancellationToken).ConfigureAwait(false);
        byte[] buffer = firstBuffer!;
        if (parts > 0)
        {
            buffer = free.TryTake(out byte[]? used) ? used : GC.AllocateUninitializedArray<byte>(partSize);
            bytes = await FillAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        if (bytes.Length == 0)
        {
            free.Add(buffer);
            return null;
        }

        return new MemoryPart(++parts, bytes, () => free.Add(buffer));
    }

    public override bool TryRestart()
    {
        if (!stream.CanSeek)
        {
            return false;
        }

        stream.Position = start;
        first = null;
        read = 0;
        parts = 0;
        return true;
    }

    public override void ThrowIfChanged()
    {
        if (length is { } whole && (read != whole || stream.Length - start != whole))
        {
            throw Changed("the stream", whole, Math.Max(read, stream.Length - start));
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> FirstAsync(CancellationToken cancellationToken)
    {
        if (first is null)
        {
            firstBuffer = free.TryTake(out byte[]? used) ? used : GC.AllocateUninitializedArray<byte>(partSize);
            first = await FillAsync(firstBuffer, cancellationToken).ConfigureAwait(false);
        }

        return first.Value;
    }

    private async ValueTask<ReadOnlyMemory<byte>> FillAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        int count = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        read += count;
        return buffer.AsMemory(0, count);
    }
}
