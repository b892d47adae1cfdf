namespace FalGenerated.Video;

/// <summary>Reads mp4, mov, m4v and 3gp: progressive, fragmented and both at once, with the index at either end.</summary>
internal sealed class IsoBmffReader(BoxReader boxes, ProbeOptions options)
{
    private uint brand;
    private MovieFacts? movie;
    private FragmentReader? fragmentReader;
    private bool fragmentFirst;
    private bool mediaCut;

    /// <summary>Whether the picture's length is yet to be found in fragments.</summary>
    private bool IsLengthOpen => movie is { IsFragmented: true, Video.Fragments.IndexedSeconds: null };

    public async ValueTask<VideoInfo> ReadAsync()
    {
        Box file = Box.File(boxes.Window.Length);
        long position = 0;
        try
        {
            while (!IsEnough() && await boxes.NextAsync(position, file).ConfigureAwait(false) is { } box)
            {
                await ReadOutermostAsync(box).ConfigureAwait(false);
                position = box.End;
            }

            if (movie is not null)
            {
                movie.ReachedLastFragment = !IsEnough();
            }
        }
        catch (ProbeStop) when (movie is not null)
        {
            // The index is whole; what is broken or out of reach behind it costs at most the duration.
        }

        if (movie is null)
        {
            return WithoutIndex(boxes.Window.Length ?? position);
        }

        if (IsLengthOpen)
        {
            await FindLastFragmentAsync(file, position).ConfigureAwait(false);
        }
        else
        {
            await LookBehindAsync(file, position).ConfigureAwait(false);
        }

        return MovieSummary.Make(movie, ContainerName(), mediaCut);
    }

    private bool IsEnough() => movie is not null && (!movie.IsFragmented || movie.Video is null || movie.Video.Fragments.Count > 0);

    private async ValueTask ReadOutermostAsync(Box box)
    {
        if (box.Type == FourCc.Ftyp)
        {
            brand = boxes.UInt32(await boxes.BodyAsync(box, 4).ConfigureAwait(false));
        }
        else if (box.Type == FourCc.Moov && movie is null)
        {
            movie = await new MovieReader(boxes, options).ReadAsync(box).ConfigureAwait(false);
            PrepareFragments(movie);
        }
        else if (box.Type == FourCc.Mdat)
        {
            mediaCut |= box.Overruns;
        }
        else if (movie is null)
        {
            fragmentFirst |= box.Type == FourCc.Moof || box.Type == FourCc.Styp;
        }
        else
        {
            await ReadBehindIndexAsync(box).ConfigureAwait(false);
        }
    }

    private void PrepareFragments(MovieFacts facts)
    {
        if (facts.Video is not { } video)
        {
            return;
        }

        fragmentReader = new FragmentReader(boxes, facts);
        if (facts.FragmentedDuration is > 0 and { } total && facts.Timescale > 0)
        {
            video.Fragments.IndexedSeconds = (decimal)total / facts.Timescale;
        }
    }

    private async ValueTask ReadBehindIndexAsync(Box box)
    {
        try
        {
            if (box.Type == FourCc.Sidx
                && await SegmentIndex.ReadAsync(boxes, box).ConfigureAwait(false) is { } index
                && index.Covers(boxes.Window.Length)
                && (movie!.FindTimed(index.TrackId) ?? movie.Video) is { } track)
            {
                track.Fragments.IndexedSeconds ??= index.Seconds;
            }
            else if (box.Type == FourCc.Moof && fragmentReader is not null)
            {
                await fragmentReader.ReadAsync(box).ConfigureAwait(false);
            }
        }
        catch (ProbeStop stop) when (stop.Outcome is VideoOutcome.Malformed or VideoOutcome.Truncated)
        {
            // The index is whole; what is broken behind it costs at most the duration.
            movie!.Suspicious = true;
        }
    }

    /// <summary>The last fragment of each track: through the list at the end of the file, else by walking over a bounded number of them.</summary>
    private async ValueTask FindLastFragmentAsync(Box file, long position)
    {
        if (movie!.Video is not { } video || video.Fragments.Count == 0)
        {
            return;
        }

        try
        {
            if (await RandomAccessIndex.ReadAsync(boxes, movie).ConfigureAwait(false) is { } index
                && index.Last.TryGetValue(video, out ListedFragment last) && last.Offset > position)
            {
                await JumpAsync(file, position, last.Offset, index.Last).ConfigureAwait(false);
                position = last.Offset;
                file = file with { End = index.List };
            }

            await WalkAsync(file, position).ConfigureAwait(false);
        }
        catch (ProbeStop)
        {
            // Cut, broken or too long to walk: all facts but the duration stand.
            movie.ReachedLastFragment = false;
        }
    }

    /// <summary>Jumps over fragments, and reads on the way the last ones of sound that ends before the picture's last one begins.</summary>
    private async ValueTask JumpAsync(Box file, long from, long to, Dictionary<TrackFacts, ListedFragment> last)
    {
        foreach (TrackFacts track in movie!.Tracks)
        {
            if (!last.TryGetValue(track, out ListedFragment listed))
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
                await fragmentReader!.ReadAsync(box).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask WalkAsync(Box file, long position)
    {
        int left = options.MaxFragments - movie!.Video!.Fragments.Count;
        while (await boxes.NextAsync(position, file).ConfigureAwait(false) is { } box)
        {
            if (box.Type == FourCc.Mdat)
            {
                mediaCut |= box.Overruns;
            }

            if (box.Type == FourCc.Moof)
            {
                if (left-- <= 0)
                {
                    return;
                }

                await fragmentReader!.ReadAsync(box).ConfigureAwait(false);
            }

            position = box.End;
        }

        movie.ReachedLastFragment = true;
    }

    /// <summary>Looks whether the media data is cut, as far as that costs no further read.</summary>
    private async ValueTask LookBehindAsync(Box file, long position)
    {
        const int LongestHeader = 16;
        try
        {
            while (boxes.Window.Holds(position, LongestHeader) && await boxes.NextAsync(position, file).ConfigureAwait(false) is { } box)
            {
                mediaCut |= box.Type == FourCc.Mdat && box.Overruns;
                position = box.End;
            }
        }
        catch (ProbeStop)
        {
            // Nothing behind the index is needed.
        }
    }

    private VideoInfo WithoutIndex(long end) =>
        fragmentFirst ? new VideoInfo
        {
            Outcome = VideoOutcome.Truncated,
            Container = ContainerName(),
            SegmentWithoutInit = true,
            StoppedAt = end,
            Notes = ["The file is one segment of a fragmented video, without the initialisation segment that describes it."],
        }
        : IsStill() ? new VideoInfo { Outcome = VideoOutcome.NotVideo, Container = "heif", Notes = ["The file is a still picture (HEIF or AVIF)."] }
        : throw ProbeStop.Truncated(end);

    private bool IsStill() => FourCc.Text(brand) is "heic" or "heix" or "heim" or "heis" or "avif" or "mif1" or "hevc" or "hevx";

    private string ContainerName() => FourCc.Text(brand) switch
    {
        "qt  " or "????" => "mov",
        "M4V " or "M4VH" or "M4VP" => "m4v",
        ['3', 'g', ..] => "3gp",
        _ => "mp4",
    };
}
