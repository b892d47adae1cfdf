using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace FalGenerated.Files;

/// <summary>An open file from its position on, which is not moved. Parts are read where they lie, in any order, as often as needed.</summary>
internal sealed class FileSource : UploadSource
{
    private readonly SafeFileHandle file;
    private readonly string name;
    private readonly long start;
    private readonly long end;
    private readonly DateTime writtenAt;
    private readonly ConcurrentBag<byte[]> slices = [];
    private long position;
    private int parts;

    public FileSource(FileStream stream)
    {
        file = stream.SafeFileHandle;
        name = Path.GetFileName(stream.Name);
        start = position = stream.Position;
        end = Math.Max(start, RandomAccess.GetLength(file));
        writtenAt = File.GetLastWriteTimeUtc(file);
    }

    public override long? Length => end - start;

    public override async ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken)
    {
        byte[] head = new byte[MediaTypes.Needed];
        int count = await RandomAccess.ReadAsync(file, head, start, cancellationToken).ConfigureAwait(false);
        return head.AsMemory(0, count);
    }

    public override ValueTask<bool> FitsOneRequestAsync(long limit, CancellationToken cancellationToken) => new(Length <= limit);

    public override ValueTask<UploadPart?> NextAsync(long maxBytes, CancellationToken cancellationToken)
    {
        long count = Math.Min(maxBytes, end - position);
        if (count == 0)
        {
            return new((UploadPart?)null);
        }

        FilePart part = new(++parts, file, position, count, slices, Changed);
        position += count;
        return new(part);
    }

    public override bool TryRestart()
    {
        position = start;
        parts = 0;
        return true;
    }

    public override void ThrowIfChanged()
    {
        if (RandomAccess.GetLength(file) != end || File.GetLastWriteTimeUtc(file) != writtenAt)
        {
            throw Changed();
        }
    }

    private FalSourceChangedException Changed()
    {
        long now = RandomAccess.GetLength(file);
        return new FalSourceChangedException(name, end, now == end ? null : now);
    }
}
