namespace FalGenerated.Video;

/// <summary>What is known of one track's fragments after the reading.</summary>
internal sealed class FragmentTotals
{
    private ulong? firstStart;
    private ulong? lastEnd;
    private bool skipped;
    private ListedFragment? listed;
    private decimal sum;

    /// <summary>Seconds that an index states; null when none did.</summary>
    public decimal? IndexedSeconds { get; set; }

    /// <summary>The commonest sample duration of the first fragment, in the media's timescale; 0 when unknown.</summary>
    public uint SampleDuration { get; private set; }

    public int Count { get; private set; }

    /// <summary>
    /// Time from the first fragment to the end of the last one that was read, in the media's timescale; null when it is not known. It
    /// speaks of all when <see cref="MovieFacts.ReachedLastFragment"/> does.
    /// </summary>
    public decimal? Time =>
        lastEnd is { } end && firstStart is { } start ? end >= start ? end - start : null
        : skipped ? null
        : sum;

    /// <summary>Notes that fragments are jumped over, so that only stated times help from here on.</summary>
    /// <param name="last">The last fragment by the list that led there; what that fragment states goes before. Null: the list does not hold this track.</param>
    public void Skip(ListedFragment? last)
    {
        skipped = true;
        listed = last;
        firstStart ??= last?.FirstTime;
        lastEnd = last?.Time;
    }

    public void Add(FragmentTime time)
    {
        if (Count++ == 0)
        {
            // Behind a jump it is not the first.
            firstStart = skipped ? firstStart : time.Start;
            SampleDuration = time.SampleDuration;
        }

        sum += time.Duration;
        ulong? begin = time.Start ?? (time.Offset == listed?.Offset ? listed?.Time : skipped ? lastEnd : null);
        lastEnd = begin is { } start && time.Duration <= long.MaxValue && start <= long.MaxValue ? start + (ulong)time.Duration : null;
    }
}
