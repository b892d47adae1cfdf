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

    private FalTransferException Changed()
    {
        long now = RandomAccess.GetLength(file);
        return Changed(name, end, now == end ? null : now);
    }
}

/// <summary>A part that is read from its place in a file each time it is sent, so that no part is ever held in memory.</summary>
internal sealed class FilePart(
    int number, SafeFileHandle file, long offset, long length, ConcurrentBag<byte[]> slices, Func<FalTransferException> changed)
    : UploadPart(number, length)
{
    private const int Slice = 256 * 1024;

    public override async Task CopyToAsync(Stream target, Action<int> written, CancellationToken cancellationToken)
    {
        // Passed on from part to part: the shared pool would keep one for each thread that ever returned it.
        byte[] buffer = slices.TryTake(out byte[]? used) ? used : GC.AllocateUninitializedArray<byte>(Slice);
        try
        {
            for (long sent = 0; sent < Length;)
            {
                Memory<byte> slice = buffer.AsMemory(0, (int)Math.Min(Slice, Length - sent));
                int count = await RandomAccess.ReadAsync(file, slice, offset + sent, cancellationToken).ConfigureAwait(false);
                if (count == 0)
                {
                    throw changed();
                }

                await target.WriteAsync(slice[..count], cancellationToken).ConfigureAwait(false);
                written(count);
                sent += count;
            }
        }
        finally
        {
            slices.Add(buffer);
        }
    }

    public override void Dispose()
    {
    }
}
