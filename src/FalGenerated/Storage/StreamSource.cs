using System.Collections.Concurrent;

namespace FalGenerated.Storage;

/// <summary>
/// A stream, read once from front to back into as many buffers as parts are under way. The buffers go round, so the memory
/// does not grow with the stream. Only a stream that can seek can be sent a second time.
/// </summary>
internal sealed class StreamSource : UploadSource
{
    private readonly Stream _stream;
    private readonly int _partSize;
    private readonly long _start;
    private readonly long? _length;
    private readonly ConcurrentBag<byte[]> _free = [];
    private ReadOnlyMemory<byte>? _first;
    private byte[]? _firstBuffer;
    private long _read;
    private int _parts;

    public StreamSource(Stream stream, int partSize)
    {
        _stream = stream;
        _start = stream.CanSeek ? stream.Position : 0;
        _length = stream.CanSeek ? Math.Max(0, stream.Length - _start) : null;
        _partSize = (int)Math.Min(partSize, Math.Max(1, _length ?? partSize));
    }

    public override long? Length => _length;

    public override async ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> first = await FirstAsync(cancellationToken).ConfigureAwait(false);
        return first[..Math.Min(first.Length, MediaTypes.Needed)];
    }

    public override async ValueTask<bool> FitsOneRequestAsync(long limit, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> first = await FirstAsync(cancellationToken).ConfigureAwait(false);
        bool ended = _length is { } length ? first.Length == length : first.Length < _partSize;
        return ended && first.Length <= limit;
    }

    public override async ValueTask<UploadPart?> NextAsync(long maxBytes, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = await FirstAsync(cancellationToken).ConfigureAwait(false);
        byte[] buffer = _firstBuffer!;
        if (_parts > 0)
        {
            buffer = _free.TryTake(out byte[]? used) ? used : GC.AllocateUninitializedArray<byte>(_partSize);
            bytes = await FillAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        if (bytes.Length == 0)
        {
            _free.Add(buffer);
            return null;
        }

        return new MemoryPart(++_parts, bytes, () => _free.Add(buffer));
    }

    public override bool TryRestart()
    {
        if (!_stream.CanSeek)
        {
            return false;
        }

        _stream.Position = _start;
        _first = null;
        _read = 0;
        _parts = 0;
        return true;
    }

    public override void ThrowIfChanged()
    {
        if (_length is { } length && (_read != length || _stream.Length - _start != length))
        {
            throw new FalSourceChangedException("the stream", length, Math.Max(_read, _stream.Length - _start));
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> FirstAsync(CancellationToken cancellationToken)
    {
        if (_first is null)
        {
            _firstBuffer = _free.TryTake(out byte[]? used) ? used : GC.AllocateUninitializedArray<byte>(_partSize);
            _first = await FillAsync(_firstBuffer, cancellationToken).ConfigureAwait(false);
        }

        return _first.Value;
    }

    private async ValueTask<ReadOnlyMemory<byte>> FillAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        int count = await _stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        _read += count;
        return buffer.AsMemory(0, count);
    }
}
