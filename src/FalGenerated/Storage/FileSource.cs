using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace FalGenerated.Storage;

/// <summary>An open file from its position on, which is not moved. Parts are read where they lie, in any order, as often as needed.</summary>
internal sealed class FileSource : UploadSource
{
    private readonly SafeFileHandle _file;
    private readonly string _name;
    private readonly long _start;
    private readonly long _end;
    private readonly DateTime _writtenAt;
    private readonly ConcurrentBag<byte[]> _slices = [];
    private long _position;
    private int _parts;

    public FileSource(FileStream stream)
    {
        _file = stream.SafeFileHandle;
        _name = Path.GetFileName(stream.Name);
        _start = _position = stream.Position;
        _end = Math.Max(_start, RandomAccess.GetLength(_file));
        _writtenAt = File.GetLastWriteTimeUtc(_file);
    }

    public override long? Length => _end - _start;

    public override async ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken)
    {
        byte[] head = new byte[MediaTypes.Needed];
        int count = await RandomAccess.ReadAsync(_file, head, _start, cancellationToken).ConfigureAwait(false);
        return head.AsMemory(0, count);
    }

    public override ValueTask<bool> FitsOneRequestAsync(long limit, CancellationToken cancellationToken) => new(Length <= limit);

    public override ValueTask<UploadPart?> NextAsync(long maxBytes, CancellationToken cancellationToken)
    {
        long count = Math.Min(maxBytes, _end - _position);
        if (count == 0)
        {
            return new((UploadPart?)null);
        }

        FilePart part = new(++_parts, _file, _position, count, _slices, Changed);
        _position += count;
        return new(part);
    }

    public override bool TryRestart()
    {
        _position = _start;
        _parts = 0;
        return true;
    }

    public override void ThrowIfChanged()
    {
        if (RandomAccess.GetLength(_file) != _end || File.GetLastWriteTimeUtc(_file) != _writtenAt)
        {
            throw Changed();
        }
    }

    private FalSourceChangedException Changed()
    {
        long now = RandomAccess.GetLength(_file);
        return new FalSourceChangedException(_name, _end, now == _end ? null : now);
    }
}
