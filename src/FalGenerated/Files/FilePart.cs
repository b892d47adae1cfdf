using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace FalGenerated.Files;

/// <summary>A part that is read from its place in a file each time it is sent, so that no part is ever held in memory.</summary>
internal sealed class FilePart(
    int number, SafeFileHandle file, long offset, long length, ConcurrentBag<byte[]> slices, Func<FalSourceChangedException> changed)
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
