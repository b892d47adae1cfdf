namespace FalGenerated.Files;

/// <summary>Bytes that the caller holds.</summary>
internal sealed class MemorySource(ReadOnlyMemory<byte> bytes) : UploadSource
{
    private int position;
    private int parts;

    public override long? Length => bytes.Length;

    public override ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken) =>
        new(bytes[..Math.Min(bytes.Length, MediaTypes.Needed)]);

    public override ValueTask<bool> FitsOneRequestAsync(long limit, CancellationToken cancellationToken) => new(bytes.Length <= limit);

    public override ValueTask<UploadPart?> NextAsync(long maxBytes, CancellationToken cancellationToken)
    {
        int count = (int)Math.Min(maxBytes, bytes.Length - position);
        if (count == 0)
        {
            return new((UploadPart?)null);
        }

        MemoryPart part = new(++parts, bytes.Slice(position, count), release: null);
        position += count;
        return new(part);
    }

    public override bool TryRestart()
    {
        position = 0;
        parts = 0;
        return true;
    }

    public override void ThrowIfChanged()
    {
        // The caller's memory has no version to compare; its length cannot change.
    }
}

/// <summary>A part whose bytes are in memory.</summary>
internal sealed class MemoryPart(int number, ReadOnlyMemory<byte> bytes, Action? release) : UploadPart(number, bytes.Length)
{
    // Small enough for a live progress, large enough to cost nothing.
    private const int Slice = 256 * 1024;

    public override async Task CopyToAsync(Stream target, Action<int> written, CancellationToken cancellationToken)
    {
        for (int at = 0; at < bytes.Length;)
        {
            int count = Math.Min(Slice, bytes.Length - at);
            await target.WriteAsync(bytes.Slice(at, count), cancellationToken).ConfigureAwait(false);
            written(count);
            at += count;
        }
    }

    public override void Dispose() => release?.Invoke();
}
