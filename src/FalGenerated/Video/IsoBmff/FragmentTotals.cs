namespace FalGenerated.Video.IsoBmff;

/// <summary>The lengths of one track's fragments.</summary>
internal sealed class FragmentTotals
{
    private ulong? firstStart;
    private ulong? lastEnd;
    private bool skipped;
    private RandomAccessIndex.Entry? listed;
    private decimal sum;

    /// <summary>Seconds that an index states; null when none did. Where two do, this is the first.</summary>
    public decimal? IndexedSeconds { get; set; }

    /// <summary>Seconds by the index of segments; null when there is none over the whole file.</summary>
    public decimal? SegmentSeconds { get; set; }

    /// <summary>The commonest sample duration of the first fragment, in the media's timescale; 0 when unknown.</summary>
    public uint SampleDuration { get; private set; }

    public int Count { get; private set; }

    /// <summary>The number of samples in the fragments that were read.</summary>
    public long Frames { get; private set; }

    /// <summary>
    /// Time from the first fragment to the end of the last one that was read, in the media's timescale; null when it is not known. It
    /// speaks of all if the last one was reached.
    /// </summary>
    public decimal? Time =>
        lastEnd is { } end && firstStart is { } start ? end >= start ? end - start : null
        : skipped ? null
        : sum;

    /// <summary>Notes that fragments are jumped over, so that only stated times help from here on.</summary>
    /// <param name="last">The last fragment by the list that led there; what that fragment states goes before. Null: the list does not hold this track.</param>
    public void Skip(RandomAccessIndex.Entry? last)
    {
        skipped = true;
        listed = last;
        firstStart ??= last?.FirstTime;
        lastEnd = last?.Time;
    }

    /// <summary>Adds a fragment.</summary>
    /// <param name="offset">Its place in the file, in bytes.</param>
    /// <param name="start">Decode time of its first sample; null when not stated.</param>
    /// <param name="times">Its samples.</param>
    public void Add(long offset, ulong? start, SampleTimes times)
    {
        if (Count++ == 0)
        {
            // Behind a jump it is not the first.
            firstStart = skipped ? firstStart : start;
            SampleDuration = times.Commonest;
        }

        Frames += times.Samples;
        sum += times.Time;
        ulong? begin = start ?? (offset == listed?.Offset ? listed?.Time : skipped ? lastEnd : null);
        lastEnd = begin is { } from && times.Time <= long.MaxValue && from <= long.MaxValue ? from + (ulong)times.Time : null;
    }
}
