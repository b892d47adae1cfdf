namespace FalGenerated.Storage;

/// <summary>Counts the bytes of one transfer and reports them, at most a few times a second and once at the end.</summary>
internal sealed class TransferMeter(long? total, IProgress<TransferProgress>? progress, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private readonly Queue<(long At, long Bytes)> _samples = new();
    private long _lastReport;

    /// <summary>The size of the whole; null when it is not known.</summary>
    public long? Total { get; set; } = total;

    /// <summary>The bytes that count as transferred.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds bytes; a negative number takes back what has to be sent again.</summary>
    public void Add(long bytes)
    {
        lock (_lock)
        {
            Bytes += bytes;
            if (progress is not null && (_samples.Count == 0 || time.GetElapsedTime(_lastReport) >= Pause))
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
        lock (_lock)
        {
            if (progress is not null)
            {
                Report(progress);
            }
        }
    }

    private void Report(IProgress<TransferProgress> receiver)
    {
        long now = _lastReport = time.GetTimestamp();
        while (_samples.Count > 1 && time.GetElapsedTime(_samples.Peek().At, now) > Window)
        {
            _samples.Dequeue();
        }

        _samples.Enqueue((now, Bytes));
        (long since, long before) = _samples.Peek();
        double seconds = time.GetElapsedTime(since, now).TotalSeconds;
        long rate = seconds > 0 ? Math.Max(0, (long)((Bytes - before) / seconds)) : 0;
        TimeSpan? remaining = Total is { } total && rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, total - Bytes) / (double)rate) : null;
        receiver.Report(new TransferProgress(Bytes, Total, rate, remaining));
    }
}
