namespace FalGenerated.Video.Reading;

/// <summary>Bytes at a position, counted by a budget. A short answer means the end of the file or of the budget.</summary>
internal abstract class ByteSource(ProbeBudget budget) : IAsyncDisposable
{
    /// <summary>Length of the whole; null while it is unknown. An address knows it after its first answer.</summary>
    public abstract long? Length { get; }

    protected ProbeBudget Budget { get; } = budget;

    /// <summary>Fills the buffer from a position as far as file and budget go.</summary>
    /// <returns>How many bytes came.</returns>
    public abstract ValueTask<int> ReadAsync(long position, Memory<byte> buffer, CancellationToken cancellationToken);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
