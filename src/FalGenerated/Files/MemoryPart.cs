namespace FalGenerated.Files;

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
