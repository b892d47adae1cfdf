using System.Buffers;

namespace FalGenerated.Video.Reading;

/// <summary>The one buffer of a probe, laid over some part of the source. Nothing is ever allocated by a size that the file states.</summary>
internal sealed class Window : IDisposable
{
    private readonly ByteSource source;
    private readonly int size;
    private readonly CancellationToken cancellationToken;
    private byte[] buffer;
    private long start;
    private int count;

    public Window(ByteSource source, int size, CancellationToken cancellationToken)
    {
        this.source = source;
        this.size = size;
        this.cancellationToken = cancellationToken;
        buffer = ArrayPool<byte>.Shared.Rent(size);
    }

    /// <summary>Length of the source; null while it is unknown.</summary>
    public long? Length => source.Length;

    /// <summary>The most that one read brings.</summary>
    public int Size => size;

    /// <summary>Determines whether these bytes are there without a read.</summary>
    public bool Holds(long position, int length) => position >= start && position - start <= count - length;

    /// <summary>Brings bytes into the window.</summary>
    /// <param name="position">Where they start.</param>
    /// <param name="length">How many, at most the window's size.</param>
    /// <returns>Whether all of them exist.</returns>
    public async ValueTask<bool> HasAsync(long position, int length)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Holds(position, length))
        {
            return true;
        }

        if (source.Length is { } total && (total < length || position > total - length))
        {
            return false;
        }

        int wanted = (int)Math.Min(size, (source.Length ?? long.MaxValue) - position);
        start = position;
        count = 0;
        count = await source.ReadAsync(position, buffer.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false);
        return Holds(position, length);
    }

    /// <summary>Bytes that are in the window.</summary>
    public ReadOnlySpan<byte> Span(long position, int length) => buffer.AsSpan((int)(position - start), length);

    /// <summary>Gets the content of the window from a position on: at most <paramref name="length"/> bytes, perhaps fewer.</summary>
    public ReadOnlySpan<byte> Rest(long position, int length) =>
        Holds(position, 0) ? buffer.AsSpan((int)(position - start), (int)Math.Min(length, start + count - position)) : [];

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }
}
