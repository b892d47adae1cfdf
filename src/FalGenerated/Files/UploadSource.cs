namespace FalGenerated.Files;

/// <summary>Where the bytes of an upload come from; the caller keeps and closes it. Parts are taken in order, by one reader.</summary>
internal abstract class UploadSource
{
    /// <summary>The length in bytes from where the upload starts; null when it is not known before the end.</summary>
    public abstract long? Length { get; }

    /// <summary>The first bytes, enough to tell the format; fewer at the end.</summary>
    public abstract ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken);

    /// <summary>Whether one request is to carry the whole.</summary>
    /// <param name="limit">The largest single request in bytes. A source that holds its bytes in memory may draw the line earlier.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public abstract ValueTask<bool> FitsOneRequestAsync(long limit, CancellationToken cancellationToken);

    /// <summary>The next part; null at the end. The taker disposes it, which gives its memory back.</summary>
    public abstract ValueTask<UploadPart?> NextAsync(long maxBytes, CancellationToken cancellationToken);

    /// <summary>Goes back to the start; false when the bytes cannot be read a second time.</summary>
    public abstract bool TryRestart();

    /// <summary>Checks that what was read is one state of the source.</summary>
    /// <exception cref="FalSourceChangedException">It changed meanwhile.</exception>
    public abstract void ThrowIfChanged();
}
