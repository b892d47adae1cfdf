using FalGenerated.Video.Reading;

namespace FalGenerated.Video.IsoBmff;

/// <summary>Reads mp4, mov, m4v and 3gp: progressive, fragmented and both at once, with the index at either end.</summary>
internal sealed class IsoBmffReader(BoxReader boxes)
{
    private uint brand;
    private MovieFacts? movie;
    private FragmentSearch? fragments;
    private bool fragmentFirst;
    private bool mediaCut;

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

        if (fragments is { } search && search.IsWanted)
        {
            await search.FindLastAsync(file, position).ConfigureAwait(false);
            mediaCut |= search.MediaCut;
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
            movie = await new MovieReader(boxes).ReadAsync(box).ConfigureAwait(false);
            fragments = FragmentSearch.For(boxes, movie);
        }
        else if (box.Type == FourCc.Mdat)
        {
            mediaCut |= box.Overruns;
        }
        else if (movie is null)
        {
            fragmentFirst |= box.Type == FourCc.Moof || box.Type == FourCc.Styp;
        }
        else if (fragments is not null)
        {
            await fragments.ReadAsync(box).ConfigureAwait(false);
        }
    }

    /// <summary>Checks if the media data is cut, as far as that costs no further read.</summary>
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
        : mediaCut ? new VideoInfo
        {
            Outcome = VideoOutcome.Truncated,
            Container = ContainerName(),
            MediaDataCut = true,
            StoppedAt = end,
            Notes = ["The file ends inside its media data, before its index."],
        }
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
