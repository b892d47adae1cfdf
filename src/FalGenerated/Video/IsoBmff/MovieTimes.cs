namespace FalGenerated.Video;

/// <summary>The durations of a movie after its headers were held against its samples.</summary>
internal sealed record MovieTimes(decimal? Video, decimal? Container, bool IsWalked)
{
    public static MovieTimes Of(MovieFacts movie, TrackFacts video, decimal longest, Action<string> doubt)
    {
        decimal? Sane(decimal? seconds, string what)
        {
            if (seconds > longest)
            {
                doubt($"{what} states more than seven days.");
            }

            return seconds > 0 && seconds <= longest ? decimal.Round(seconds.Value, 6) : null;
        }

        decimal? samples = Sane(SampleSeconds(video), "The sample table");
        decimal? stated = Sane(Seconds(movie.Duration, movie.Timescale), "The movie header");
        if (movie.IsFragmented)
        {
            return OfFragments(movie, video, samples, stated, seconds => Sane(seconds, "The fragments"));
        }

        decimal? track = Sane(Seconds(video.EditSum, movie.Timescale), "The edit list")
            ?? Sane(Seconds(video.Duration, video.Timescale), "The media header");
        if (samples is { } sum && track is { } claimed && IsFarOff(claimed, sum, video.EditSum > 0))
        {
            doubt($"The video track claims {Text(claimed)} s, and its samples add up to {Text(sum)} s.");
            track = sum;
        }

        track ??= samples;
        decimal? longestTrack = movie.Tracks.Max(other => Sane(SampleSeconds(other), "A sample table"));
        if (stated is { } whole && longestTrack is { } most && whole > (3 * most) + 60)
        {
            doubt($"The movie header claims {Text(whole)} s, and the longest track has {Text(most)} s.");
            stated = most;
        }

        return new MovieTimes(track, stated, false);
    }

    private static MovieTimes OfFragments(
        MovieFacts movie, TrackFacts video, decimal? samples, decimal? stated, Func<decimal?, decimal?> sane)
    {
        decimal? total = sane(FragmentedSeconds(movie, video));
        decimal? container = IsWholeOpen(movie, total, samples, stated) ? null
            : movie.Sounds.Select(sound => sane(FragmentedSeconds(movie, sound))).Append(total).Aggregate(stated, Max);
        return new MovieTimes(total, container, total is not null && video.Fragments is { IndexedSeconds: null, Count: > 0 });
    }

    /// <summary>Whether a part of the file may last longer than all that is known. What the movie header states is the whole only if no samples are in front.</summary>
    private static bool IsWholeOpen(MovieFacts movie, decimal? total, decimal? samples, decimal? stated) =>
        (samples is not null && total is null)
        || ((samples is not null || stated is null)
            && movie.FragmentedDuration is null or 0
            && movie.Sounds.Any(sound => FragmentedSeconds(movie, sound) is null));

    /// <summary>A hybrid file has samples in front of its fragments; an index over the whole counts them already.</summary>
    private static decimal? FragmentedSeconds(MovieFacts movie, TrackFacts track) =>
        track.Fragments.IndexedSeconds
        ?? (movie.ReachedLastFragment && track.Fragments.Time is { } time ? Seconds(time, track.Timescale) + (SampleSeconds(track) ?? 0) : null);

    // Edits may cut much away or repeat a little. A media header has no such freedom.
    private static bool IsFarOff(decimal claimed, decimal samples, bool isEdited) =>
        isEdited ? claimed > (3 * samples) + 60 : Math.Abs(claimed - samples) > Math.Max(1, samples / 20);

    private static decimal? SampleSeconds(TrackFacts track) =>
        track.Times is { IsComplete: true } table ? Seconds(table.Time, track.Timescale) : null;

    private static decimal? Seconds(decimal? time, uint timescale) => timescale == 0 ? null : time / timescale;

    private static decimal? Max(decimal? a, decimal? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);

    private static string Text(decimal seconds) => seconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
}
