namespace FalGenerated.Files;

/// <summary>The bytes of an upload; the caller keeps and closes them. Parts are taken in order, by one reader.</summary>
internal abstract class UploadSource
{
    /// <summary>The length in bytes from where the upload starts; null when it is not known before the end.</summary>
    public abstract long? Length { get; }

    /// <summary>The first bytes, enough to tell the format; fewer at the end.</summary>
    public abstract ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken);

    /// <summary>True if one request is to carry the whole.</summary>
    /// <param name="limit">The largest single request in bytes. A source that holds its bytes in memory may draw the line earlier.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public abstract ValueTask<bool> FitsOneRequestAsync(long limit, CancellationToken cancellationToken);

    /// <summary>The next part; null at the end. The taker disposes it, which gives its memory back.</summary>
    public abstract ValueTask<UploadPart?> NextAsync(long maxBytes, CancellationToken cancellationToken);

    /// <summary>Goes back to the start; false when the bytes cannot be read a second time.</summary>
    public abstract bool TryRestart();

    /// <summary>Checks that what was read is one state of the source.</summary>
    /// <exception cref="FalTransferException">It changed meanwhile.</exception>
    public abstract void ThrowIfChanged();

    /// <summary>The failure of an upload whose source changed meanwhile.</summary>
    /// <param name="name">The source's name.</param>
    /// <param name="expected">Its length in bytes when the upload began.</param>
    /// <param name="actual">Its length now; null when it is the same or not known.</param>
    protected static FalTransferException Changed(string name, long expected, long? actual) => new(
        TransferFailure.SourceChanged,
        $"'{name}' changed while it was uploaded ({(actual is { } now ? $"{expected} bytes before, {now} now" : "same length, written to since")}): upload it again when nothing writes to it.")
    {
        ExpectedBytes = expected,
        ActualBytes = actual,
    };
}

/// <summary>A piece of an upload that can be sent any number of times until it is disposed.</summary>
internal abstract class UploadPart(int number, long length) : IDisposable
{
    /// <summary>The number, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>The length in bytes.</summary>
    public long Length { get; } = length;

    /// <summary>Writes all its bytes and reports the number of bytes after each write.</summary>
    public abstract Task CopyToAsync(Stream target, Action<int> written, CancellationToken cancellationToken);

    /// <summary>Gives its memory back.</summary>
    public abstract void Dispose();
}
