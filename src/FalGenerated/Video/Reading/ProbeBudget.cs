namespace FalGenerated.Video.Reading;

/// <summary>Counts the work of a probe and ends it at a limit.</summary>
internal sealed class ProbeBudget(ProbeLimits limits, long alreadyRead = 0)
{
    private readonly long maxBytes = limits.MaxBytes - alreadyRead;
    private int boxes;

    public ProbeLimits Limits { get; } = limits;

    public int Reads { get; private set; }

    public long Bytes { get; private set; }

    /// <exception cref="ProbeStop">There are too many.</exception>
    public void TakeBox()
    {
        if (++boxes > Limits.MaxBoxes)
        {
            throw ProbeStop.Budget($"{Limits.MaxBoxes} boxes");
        }
    }

    /// <summary>Counts a read before it is made.</summary>
    /// <returns>The number of bytes that it may bring, at least 1.</returns>
    /// <exception cref="ProbeStop">No read or no byte is left.</exception>
    public int TakeRead(int wanted)
    {
        if (Reads >= Limits.MaxReads)
        {
            throw ProbeStop.Budget($"{Limits.MaxReads} reads");
        }

        if (Bytes >= maxBytes)
        {
            throw ProbeStop.Budget($"{Limits.MaxBytes} bytes");
        }

        Reads++;
        return (int)Math.Min(wanted, maxBytes - Bytes);
    }

    public void AddBytes(int count) => Bytes += count;
}
