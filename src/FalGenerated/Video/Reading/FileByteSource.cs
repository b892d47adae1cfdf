using Microsoft.Win32.SafeHandles;

namespace FalGenerated.Video;

/// <summary>A file, read at positions. It stays open to writers: a file still being written is a case that the probe reports.</summary>
internal sealed class FileByteSource : ByteSource
{
    private readonly SafeFileHandle handle;

    public FileByteSource(string path, ProbeBudget budget)
        : base(budget)
    {
        handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
        Length = RandomAccess.GetLength(handle);
    }

    public override long? Length { get; }

    public override async ValueTask<int> ReadAsync(long position, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        Memory<byte> room = buffer[..Budget.TakeRead(buffer.Length)];
        int filled = 0;
        while (filled < room.Length)
        {
            int count = await RandomAccess.ReadAsync(handle, room[filled..], position + filled, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                break;
            }

            filled += count;
        }

        Budget.AddBytes(filled);
        return filled;
    }

    public override ValueTask DisposeAsync()
    {
        handle.Dispose();
        return base.DisposeAsync();
    }
}
