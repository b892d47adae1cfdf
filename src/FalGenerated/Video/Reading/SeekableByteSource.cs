namespace FalGenerated.Video.Reading;

/// <summary>A stream that can seek, read from its present position, which is restored at the end.</summary>
internal sealed class SeekableByteSource : ByteSource
{
    private readonly Stream stream;
    private readonly long origin;

    public SeekableByteSource(Stream stream, ProbeBudget budget)
        : base(budget)
    {
        this.stream = stream;
        origin = stream.Position;
        Length = Math.Max(0, stream.Length - origin);
    }

    public override long? Length { get; }

    public override async ValueTask<int> ReadAsync(long position, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        Memory<byte> room = buffer[..Budget.TakeRead(buffer.Length)];
        stream.Position = origin + position;
        int filled = await stream.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        Budget.AddBytes(filled);
        return filled;
    }

    public override ValueTask DisposeAsync()
    {
        stream.Position = origin;
        return base.DisposeAsync();
    }
}
