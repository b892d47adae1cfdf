namespace FalGenerated.Video.IsoBmff;

/// <summary>Collects every length that a movie states.</summary>
internal static class MovieLengths
{
    // Ten times what is believed. The rule of three on more than that would leave a decimal's range.
    private const decimal MostToContinue = 70 * 24 * 3600;

    public static VideoLength Of(MovieFacts movie, TrackFacts video)
    {
        List<LengthReading> readings = [.. OfTrack(movie, video, LengthReading.Picture)];
        int number = 0;
        foreach (TrackFacts track in movie.Tracks.Where(track => track != video && !track.IsCoverArt))
        {
            readings.AddRange(OfTrack(movie, track, ++number));
        }

        if (Whole(movie, Seconds(movie.Duration, movie.Timescale), video) is { } stated)
        {
            // A header that speaks of longer sound, or of a picture that starts late, says nothing of the picture's length.
            ILookup<bool, LengthReading> ofPicture = readings.ToLookup(reading => reading.Track == LengthReading.Picture);
            bool isOfTheWholeFile = ofPicture[true].Any(reading => reading.Seconds > 0)
                && !ofPicture[true].Any(reading => VideoLength.IsNear(reading.Seconds, stated))
                && (ofPicture[false].Any(reading => VideoLength.IsNear(reading.Seconds, stated))
                    || movie.Tracks.Exists(track => Seconds(track.EditTotal, movie.Timescale) is { } total && VideoLength.IsNear(total, stated)));
            readings.Add(new(LengthOrigin.MovieHeader, stated, Track: isOfTheWholeFile ? LengthReading.WholeFile : LengthReading.Picture));
        }

        return VideoLength.Of(readings, movie.IsFragmented && !IsAllRead(movie) ? 0 : video.Frames + video.Fragments.Frames);
    }

    private static List<LengthReading> OfTrack(MovieFacts movie, TrackFacts track, int number)
    {
        List<LengthReading> readings = [];
        void Add(LengthOrigin origin, decimal? seconds, LengthReading.Kind weight = LengthReading.Kind.Whole)
        {
            if (seconds is { } known)
            {
                readings.Add(new(origin, known, weight, number));
            }
        }

        Add(LengthOrigin.EditList, Whole(movie, Seconds(track.EditSum, movie.Timescale), track));
        Add(LengthOrigin.MediaHeader, Whole(movie, Seconds(track.Duration, track.Timescale), track));
        if (movie.IsFragmented)
        {
            decimal? walked = Seconds(track.Fragments.Time, track.Timescale) + (SampleSeconds(track) ?? 0);
            Add(LengthOrigin.FragmentIndex, number == LengthReading.Picture ? Seconds(movie.FragmentedDuration, movie.Timescale) : null);
            Add(LengthOrigin.FragmentIndex, track.Fragments.SegmentSeconds);
            Add(LengthOrigin.Fragments, walked, IsAllRead(movie) ? LengthReading.Kind.Whole : LengthReading.Kind.AtLeast);
            Add(LengthOrigin.Fragments, IsAllRead(movie) || walked > MostToContinue ? null : walked / movie.WalkedShare, LengthReading.Kind.Estimate);
        }
        else if (track.Times is { Samples: > 0 } table && SampleSeconds(track) is { } samples)
        {
            Add(LengthOrigin.SampleTable, samples, table.IsComplete ? LengthReading.Kind.Whole : LengthReading.Kind.AtLeast);
            Add(LengthOrigin.SampleTable, track.SampleCount > table.Samples && samples <= MostToContinue ? samples * track.SampleCount / table.Samples : null, LengthReading.Kind.Estimate);
        }

        return readings;
    }

    private static bool IsAllRead(MovieFacts movie) => movie.ReachedLastFragment || movie.CheckedLastFragment;

    /// <summary>A header's length; null if it speaks only of the samples that stand in front of a movie's fragments.</summary>
    private static decimal? Whole(MovieFacts movie, decimal? stated, TrackFacts track) =>
        movie.IsFragmented && stated is { } seconds && SampleSeconds(track) is > 0 and { } front && VideoLength.IsNear(seconds, front) ? null : stated;

    private static decimal? SampleSeconds(TrackFacts track) => track.Times is { } table ? Seconds(table.Time, track.Timescale) : null;

    private static decimal? Seconds(decimal? time, uint timescale) => timescale == 0 ? null : time / timescale;
}
