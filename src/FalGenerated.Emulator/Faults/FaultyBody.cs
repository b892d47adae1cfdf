namespace FalGenerated.Emulator.Faults;

/// <summary>An answer's body on its way out, with a fault in it.</summary>
internal sealed class FaultyBody(Stream inner, Fault fault, TimeProvider clock) : Stream
{
    private long written;
    private int events;
    private bool stalled;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (fault.Kind is FaultKind.CutStream or FaultKind.EndStream)
        {
            await WriteEventAsync(buffer, cancellationToken).ConfigureAwait(false);
            return;
        }

        var before = (int)Math.Clamp((fault.AtByte ?? 0) - written, 0, buffer.Length);
        var reached = written + buffer.Length > (fault.AtByte ?? 0);
        await inner.WriteAsync(buffer[..before], cancellationToken).ConfigureAwait(false);
        written += buffer.Length;
        if (reached && !stalled)
        {
            await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
            await InterruptAsync(cancellationToken).ConfigureAwait(false);
        }

        await inner.WriteAsync(buffer[before..], cancellationToken).ConfigureAwait(false);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async Task InterruptAsync(CancellationToken cancellationToken)
    {
        if (fault.Kind == FaultKind.Cut)
        {
            throw new CutException();
        }

        stalled = true;
        await Task.Delay(TimeSpan.FromSeconds(fault.DelaySeconds), clock, cancellationToken).ConfigureAwait(false);
    }

    // The status stream writes each event with one call.
    private async Task WriteEventAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        var isEvent = buffer.Span.StartsWith("data:"u8);
        if (isEvent && events++ == fault.AfterEvents)
        {
            if (fault.Kind == FaultKind.EndStream)
            {
                throw new StreamEndedException();
            }

            await inner.WriteAsync(buffer[..(buffer.Length / 2)], cancellationToken).ConfigureAwait(false);
            await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
            throw new CutException();
        }

        await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }
}
