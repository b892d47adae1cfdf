namespace FalGenerated.Video;

/// <summary>Counts what a probe has used, and ends it at a limit.</summary>
internal sealed class ProbeBudget(int maxBoxes, int maxReads, long maxBytes)
{
    private int boxes;

    public int Reads { get; private set; }

    public long Bytes { get; private set; }

    public void TakeBox()
    {
        if (++boxes > maxBoxes)
        {
            throw ProbeStop.Budget($"{maxBoxes} boxes");
        }
    }

    /// <summary>Before a read.</summary>
    /// <returns>How many bytes it may bring: at least 1.</returns>
    public int TakeRead(int wanted)
    {
        if (Reads >= maxReads)
        {
            throw ProbeStop.Budget($"{maxReads} reads");
        }

        if (Bytes >= maxBytes)
        {
            throw ProbeStop.Budget($"{maxBytes} bytes");
        }

        Reads++;
        return (int)Math.Min(wanted, maxBytes - Bytes);
    }

    /// <summary>After a read.</summary>
    public void AddBytes(int count) => Bytes += count;
}
