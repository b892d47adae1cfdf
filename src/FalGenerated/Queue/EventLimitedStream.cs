namespace FalGenerated.Queue;

/// <summary>
/// Reads until nothing came for too long, or too much without the end of an event. The service sends a comment every 15 seconds; a parser
/// swallows comments, and keeps an event until its end, so both have to be noticed below it.
/// </summary>
internal sealed class EventLimitedStream(Stream inner, TimeSpan longestSilence, int longestEvent, TimeProvider time) : Stream
{
    private long sinceEvent;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>An event has ended: what follows belongs to the next.</summary>
    public void BeginEvent() => sinceEvent = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource idle = new(longestSilence, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            int count = await inner.ReadAsync(buffer, either.Token).ConfigureAwait(false);
            sinceEvent += count;
            return sinceEvent <= longestEvent ? count : throw new IOException($"The stream sent more than {longestEvent} bytes without the end of an event.");
        }
        catch (OperationCanceledException error) when (idle.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"The stream was silent for {longestSilence}.", error);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
