namespace FalGenerated.Video;

/// <summary>What is known of the fragments of the video track after the reading.</summary>
internal sealed class FragmentTotals
{
    private ulong? firstStart;
    private ulong? lastEnd;
    private ulong? skippedTo;
    private decimal sum;

    /// <summary>Seconds that an index states; null when none did.</summary>
    public decimal? IndexedSeconds { get; set; }

    /// <summary>The commonest sample duration of the first fragment, in the media's timescale; 0 when unknown.</summary>
    public uint SampleDuration { get; private set; }

    public int Count { get; private set; }

    /// <summary>Whether the last fragment is among those that were read, so that <see cref="Time"/> speaks of all.</summary>
    public bool ReachedLast { get; set; }

    /// <summary>Time from the first fragment to the end of the last one, in the media's timescale; null when it is not known.</summary>
    public decimal? Time =>
        !ReachedLast ? null
        : lastEnd is { } end && firstStart is { } start ? end >= start ? end - start : null
        : skippedTo is null ? sum
        : null;

    /// <summary>Notes that fragments are jumped over, so that only stated times help from here on.</summary>
    /// <param name="listedTime">When the next fragment starts by the list that led to it; its own statement goes before.</param>
    public void SkipTo(ulong listedTime)
    {
        skippedTo = listedTime;
        firstStart ??= 0;
        lastEnd = listedTime;
    }

    public void Add(FragmentTime time)
    {
        if (Count++ == 0)
        {
            firstStart = time.Start;
            SampleDuration = time.SampleDuration;
        }

        sum += time.Duration;
        ulong? begin = time.Start ?? (skippedTo is null ? null : lastEnd);
        lastEnd = begin is { } start && time.Duration <= long.MaxValue && start <= long.MaxValue ? start + (ulong)time.Duration : null;
    }
}
