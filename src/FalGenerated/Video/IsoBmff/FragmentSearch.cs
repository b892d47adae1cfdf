using FalGenerated.Video.Reading;

namespace FalGenerated.Video.IsoBmff;

/// <summary>Finds the length of a fragmented movie: by its indexes, through the list at its end, or by walking over a bounded number of fragments.</summary>
internal sealed class FragmentSearch
{
    private readonly BoxReader boxes;
    private readonly MovieFacts movie;
    private readonly TrackFacts video;
    private readonly FragmentReader reader;
    private long? firstAt;
    private bool jumped;

    private FragmentSearch(BoxReader boxes, MovieFacts movie, TrackFacts video)
    {
        this.boxes = boxes;
        this.movie = movie;
        this.video = video;
        reader = new FragmentReader(boxes, movie);
        if (movie.FragmentedDuration is > 0 and { } total && movie.Timescale > 0)
        {
            video.Fragments.IndexedSeconds = (decimal)total / movie.Timescale;
        }
    }

    /// <summary>True if the media data of a fragment claims to be longer than the file.</summary>
    public bool MediaCut { get; private set; }

    /// <summary>True if the last fragment is needed: no index states the length, or checking it is cheap.</summary>
    public bool IsWanted => movie.IsFragmented && video.Fragments.Count > 0 && (!IsIndexed || boxes.Limits.ChecksLengths);

    private bool IsIndexed => video.Fragments.IndexedSeconds is not null;

    /// <summary>The search in a movie; null when it has no pictures.</summary>
    public static FragmentSearch? For(BoxReader boxes, MovieFacts movie) => movie.Video is { } video ? new(boxes, movie, video) : null;

    /// <summary>Reads a box behind the index if it is of use.</summary>
    public async ValueTask ReadAsync(Box box)
    {
        try
        {
            if (box.Type == FourCc.Sidx
                && await SegmentIndex.ReadAsync(boxes, box).ConfigureAwait(false) is { } index
                && index.Covers(boxes.Window.Length))
            {
                FragmentTotals totals = (movie.FindTimed(index.TrackId) ?? video).Fragments;
                totals.IndexedSeconds ??= index.Seconds;
                totals.SegmentSeconds ??= index.Seconds;
            }
            else if (box.Type == FourCc.Moof)
            {
                firstAt ??= box.Start;
                await reader.ReadAsync(box).ConfigureAwait(false);
            }
        }
        catch (ProbeStop stop) when (stop.Outcome is VideoOutcome.Malformed or VideoOutcome.Truncated)
        {
            // The index is whole; what is broken behind it costs at most the duration.
            movie.Suspicious = true;
        }
    }

    /// <summary>Reads the last fragment of each track, going on behind the first one.</summary>
    public async ValueTask FindLastAsync(Box file, long position)
    {
        bool reached = false;
        try
        {
            if (await RandomAccessIndex.ReadAsync(boxes, movie).ConfigureAwait(false) is { } index
                && index.Last.TryGetValue(video, out RandomAccessIndex.Entry last) && last.Offset > position)
            {
                await JumpAsync(file, position, last.Offset, index.Last).ConfigureAwait(false);
                position = last.Offset;
                file = file with { End = index.List };
            }

            reached = await WalkAsync(file, position).ConfigureAwait(false);
        }
        catch (ProbeStop)
        {
            // Cut, broken or too long to walk: all facts but the duration stand.
            movie.ReachedLastFragment = false;
        }

        movie.ReachedLastFragment |= reached && !IsIndexed;
        movie.CheckedLastFragment = reached;
    }

    /// <summary>Jumps over fragments, and reads on the way the last ones of sound that ends before the picture's last one begins.</summary>
    private async ValueTask JumpAsync(Box file, long from, long to, Dictionary<TrackFacts, RandomAccessIndex.Entry> last)
    {
        jumped = true;
        foreach (TrackFacts track in movie.Tracks)
        {
            if (!last.TryGetValue(track, out RandomAccessIndex.Entry listed))
            {
                track.Fragments.Skip(null);
            }
            else if (listed.Offset >= from)
            {
                track.Fragments.Skip(listed);
            }
        }

        foreach (long offset in last.Values.Select(listed => listed.Offset).Where(offset => offset >= from && offset < to).Distinct())
        {
            if (await boxes.NextAsync(offset, file).ConfigureAwait(false) is { } box && box.Type == FourCc.Moof)
            {
                await reader.ReadAsync(box).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Walks from fragment to fragment.</summary>
    /// <returns>True at the end of the file, false where there are too many.</returns>
    private async ValueTask<bool> WalkAsync(Box file, long position)
    {
        int left = boxes.Limits.MaxFragments - video.Fragments.Count;
        while (await boxes.NextAsync(position, file).ConfigureAwait(false) is { } box)
        {
            MediaCut |= box.Type == FourCc.Mdat && box.Overruns;
            if (box.Type == FourCc.Moof)
            {
                if (left-- <= 0)
                {
                    movie.WalkedShare = ShareAt(box.Start);
                    return false;
                }

                await reader.ReadAsync(box).ConfigureAwait(false);
            }

            position = box.End;
        }

        return true;
    }

    private decimal? ShareAt(long position) =>
        !jumped && firstAt is { } first && boxes.Window.Length is { } length && position > first && length > first
            ? Math.Max(1e-9m, (decimal)(position - first) / (length - first))
            : null;
}
