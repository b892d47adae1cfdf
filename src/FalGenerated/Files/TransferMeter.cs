namespace FalGenerated.Files;

/// <summary>Counts the bytes of one transfer and reports them, at most a few times a second and once at the end.</summary>
internal sealed class TransferMeter(long? total, IProgress<TransferProgress>? progress, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private readonly Lock gate = new();
    private readonly Queue<(long At, long Bytes)> samples = new();
    private long lastReport;

    /// <summary>The size of the whole; null when it is not known.</summary>
    public long? Total { get; set; } = total;

    /// <summary>The bytes that count as transferred.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds bytes; a negative number takes back what has to be sent again.</summary>
    public void Add(long bytes)
    {
        lock (gate)
        {
            Bytes += bytes;
            if (progress is not null && (samples.Count == 0 || time.GetElapsedTime(lastReport) >= Pause))
            {
                Report(progress);
            }
        }
    }

    /// <summary>Starts from zero again.</summary>
    public void Reset() => Add(-Bytes);

    /// <summary>Reports the end.</summary>
    public void Finish()
    {
        lock (gate)
        {
            if (progress is not null)
            {
                Report(progress);
            }
        }
    }

    private void Report(IProgress<TransferProgress> receiver)
    {
        long now = lastReport = time.GetTimestamp();
        while (samples.Count > 1 && time.GetElapsedTime(samples.Peek().At, now) > Window)
        {
            samples.Dequeue();
        }

        samples.Enqueue((now, Bytes));
        (long since, long before) = samples.Peek();
        double seconds = time.GetElapsedTime(since, now).TotalSeconds;
        long rate = seconds > 0 ? Math.Max(0, (long)((Bytes - before) / seconds)) : 0;
        TimeSpan? remaining = Total is { } total && rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, total - Bytes) / (double)rate) : null;
        receiver.Report(new TransferProgress(Bytes, Total, rate, remaining));
    }
}
