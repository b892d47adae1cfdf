using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace FalGenerated.Storage;

/// <summary>A file on disk. Parts are read where they lie, in any order, as often as needed.</summary>
internal sealed class FileSource : UploadSource
{
    private readonly SafeFileHandle _file;
    private readonly bool _owned;
    private readonly string _name;
    private readonly long _start;
    private readonly long _end;
    private readonly DateTime _writtenAt;
    private readonly ConcurrentBag<byte[]> _slices = [];
    private long _position;
    private int _parts;

    private FileSource(SafeFileHandle file, string name, long start, bool owned)
    {
        _file = file;
        _owned = owned;
        _name = name;
        _start = _position = start;
        _end = Math.Max(start, RandomAccess.GetLength(file));
        _writtenAt = File.GetLastWriteTimeUtc(file);
    }

    public override long? Length => _end - _start;

    /// <summary>Opens a file for the time of the upload.</summary>
    public static FileSource Open(string path) => new(
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.Asynchronous),
        Path.GetFileName(path),
        start: 0,
        owned: true);

    /// <summary>Reads behind the position of an open file, which it neither moves nor closes.</summary>
    public static FileSource From(FileStream stream) => new(stream.SafeFileHandle, Path.GetFileName(stream.Name), stream.Position, owned: false);

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

    public override void Dispose()
    {
        if (_owned)
        {
            _file.Dispose();
        }
    }

    private FalSourceChangedException Changed()
    {
        long now = RandomAccess.GetLength(_file);
        return new FalSourceChangedException(_name, _end, now == _end ? null : now);
    }
}
