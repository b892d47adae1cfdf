using System.Text;

namespace FalGenerated.Tests.Support;

/// <summary>The body of a status stream in virtual time: text at set pauses, then an end or a cut.</summary>
public sealed class SimulatedStream(TimeProvider time, IReadOnlyList<(TimeSpan Pause, string Text)> parts, Exception? cut = null) : Stream
{
    private byte[] rest = [];
    private int next;

    /// <summary>A stream that says nothing for a day.</summary>
    public static SimulatedStream Silent(TimeProvider time) => new(time, [(TimeSpan.FromDays(1), "")]);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (rest.Length == 0)
        {
            if (next == parts.Count)
            {
                return cut is null ? 0 : throw cut;
            }

            (TimeSpan pause, string text) = parts[next++];
            await Task.Delay(pause, time, cancellationToken);
            rest = Encoding.UTF8.GetBytes(text);
        }

        int count = Math.Min(buffer.Length, rest.Length);
        rest.AsSpan(0, count).CopyTo(buffer.Span);
        rest = rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
