using FalGenerated.Video.Reading;

namespace FalGenerated.Video.IsoBmff;

/// <summary>Reads <c>moov</c> to its end: a hybrid file has samples here and in fragments, and only <c>mvex</c> says so.</summary>
internal sealed class MovieReader(BoxReader boxes)
{
    private readonly TrackReader tracks = new(boxes);

    public async ValueTask<MovieFacts> ReadAsync(Box moov)
    {
        MovieFacts movie = new() { CutAt = moov.Cut ? moov.End : null };
        long position = moov.Body;
        while (await boxes.NextAsync(position, moov).ConfigureAwait(false) is { } box)
        {
            movie.Suspicious |= box.Overruns;
            if (box.Type == FourCc.Mvhd)
            {
                (movie.Timescale, movie.Duration) = await HeaderFields.TimesAsync(boxes, box).ConfigureAwait(false);
                movie.Matrix = await HeaderFields.MovieMatrixAsync(boxes, box).ConfigureAwait(false);
            }
            else if (box.Type == FourCc.Trak)
            {
                await ReadTrackAsync(box, movie).ConfigureAwait(false);
            }
            else if (box.Type == FourCc.Mvex)
            {
                await ReadExtendsAsync(box, movie).ConfigureAwait(false);
            }
            else if (box.Type == FourCc.Cmov)
            {
                throw new ProbeStop(VideoOutcome.UnknownContainer, "The file's index is compressed, which this reader does not read.");
            }

            position = box.End;
        }

        movie.Suspicious |= moov.Overruns || movie.Tracks.Exists(track => track.Overruns);
        return movie;
    }

    private async ValueTask ReadTrackAsync(Box box, MovieFacts movie)
    {
        if (movie.Tracks.Count == boxes.Limits.MaxTracks)
        {
            throw ProbeStop.Budget($"{boxes.Limits.MaxTracks} tracks");
        }

        try
        {
            movie.Tracks.Add(await tracks.ReadAsync(box).ConfigureAwait(false));
        }
        catch (ProbeStop stop) when (stop.Outcome == VideoOutcome.Malformed)
        {
            // Another track may still be whole. If none is, this is the answer.
            movie.BrokenTrack ??= stop;
            movie.Suspicious = true;
        }
    }

    private async ValueTask ReadExtendsAsync(Box extends, MovieFacts movie)
    {
        movie.IsFragmented = true;
        long position = extends.Body;
        while (await boxes.NextAsync(position, extends).ConfigureAwait(false) is { } box)
        {
            if (box.Type == FourCc.Mehd)
            {
                long body = await boxes.BodyAsync(box, 8).ConfigureAwait(false);
                bool wide = boxes.Byte(body) == 1;
                body = await boxes.BodyAsync(box, wide ? 12 : 8).ConfigureAwait(false);
                movie.FragmentedDuration = wide ? boxes.UInt64(body + 4) : boxes.UInt32(body + 4);
            }
            else if (box.Type == FourCc.Trex)
            {
                long body = await boxes.BodyAsync(box, 16).ConfigureAwait(false);
                if (movie.DefaultDurations.Count < boxes.Limits.MaxTracks)
                {
                    movie.DefaultDurations[boxes.UInt32(body + 4)] = boxes.UInt32(body + 12);
                }
            }

            position = box.End;
        }
    }
}
