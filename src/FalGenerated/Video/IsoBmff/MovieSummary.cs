using FalGenerated.Video.Reading;

namespace FalGenerated.Video.IsoBmff;

/// <summary>Judges the statements of a movie's boxes and makes the public facts of them. Pure.</summary>
internal static class MovieSummary
{
    private const int LargestSide = 16_384;

    public static VideoInfo Make(MovieFacts movie, string container, bool mediaCut)
    {
        if (movie.Video is not { } video)
        {
            return WithoutVideo(movie, container);
        }

        List<string> notes = movie.BrokenTrack is { } broken ? [$"A track could not be read. {broken.Message}"] : [];
        bool isOdd = movie.Suspicious;
        void Doubt(string note)
        {
            isOdd = true;
            notes.Add(note);
        }

        PixelSize? coded = CodedSize(video, Doubt);
        int? rotation = video.Matrix.Then(movie.Matrix).Rotation;
        if (rotation is null)
        {
            Doubt("The track's matrix is no plain turn.");
        }

        bool hasFrames = movie.IsFragmented || video.Frames > 0;
        if (!hasFrames)
        {
            Doubt("The video track holds no frames.");
        }

        VideoLength length = hasFrames ? MovieLengths.Of(movie, video) : VideoLength.Of([]);
        decimal? picture = HasOwnLength(length) ? length.Expected : null;
        decimal? whole = ContainerSeconds(movie, video, length);
        notes.AddRange(length.Notes);
        return new VideoInfo
        {
            Outcome = coded is null || (picture ?? whole) is null ? VideoOutcome.Partial : VideoOutcome.Ok,
            Container = container,
            Codec = video.Format == 0 ? null : FourCc.Text(video.Format),
            CodedSize = coded,
            DisplaySize = coded is { } size ? DisplaySize(size, video, rotation ?? 0, Doubt) : null,
            Rotation = rotation ?? 0,
            VideoSeconds = picture,
            ContainerSeconds = whole,
            MinSeconds = length.Min,
            MaxSeconds = length.Max,
            Lengths = length.Stated,
            DurationWalked = picture is not null && movie.IsFragmented && video.Fragments is { IndexedSeconds: null, Count: > 0 },
            FramesPerSecond = FrameRate(video, length),
            VariableFrameRate = video.Times?.IsVariable() == true,
            VideoTracks = movie.VideoTracks.Count(),
            HasAudio = movie.HasAudio,
            Encrypted = video.Encrypted,
            MediaDataCut = mediaCut,
            Suspicious = isOdd || length.Disagrees,
            OnlyLengthsDisagree = length.Disagrees && !isOdd,
            Notes = notes,
        };
    }

    private static VideoInfo WithoutVideo(MovieFacts movie, string container) =>
        movie.CutAt is { } end ? throw ProbeStop.Truncated(end)
        : movie.BrokenTrack is { } broken ? throw broken
        : movie.Suspicious ? throw ProbeStop.Malformed("A box claims to be larger than what holds it, and no video track is left to see.", 0)
        : new VideoInfo
        {
            Outcome = VideoOutcome.NoVideoTrack,
            Container = container,
            VideoTracks = 0,
            HasAudio = movie.HasAudio,
            Notes = ["The file is complete and holds no video track."],
        };

    /// <summary>True if the picture itself states a length, and not only the movie's header.</summary>
    private static bool HasOwnLength(VideoLength length) =>
        (length.Kept(LengthOrigin.EditList) ?? length.Kept(LengthOrigin.MediaHeader) ?? length.Kept(LengthOrigin.SampleTable)
            ?? length.Kept(LengthOrigin.FragmentIndex) ?? length.Kept(LengthOrigin.Fragments)) is not null;

    private static decimal? ContainerSeconds(MovieFacts movie, TrackFacts video, VideoLength length)
    {
        decimal? stated = length.Kept(LengthOrigin.MovieHeader);
        if (length.Max is null || IsWholeOpen(movie, video, stated ?? Front(movie)))
        {
            return null;
        }

        return movie.IsFragmented
            ? movie.Sounds.Append(video).Max(track => FragmentedSeconds(movie, track)) is { } longest ? Math.Max(decimal.Round(longest, 6), stated ?? 0) : stated
            : stated ?? (movie.Duration > 0 && movie.Timescale > 0 && Stated(movie) <= 7 * 24 * 3600 ? length.Max : null);
    }

    private static decimal? Front(MovieFacts movie) => movie.Timescale > 0 && movie.Duration > 0 ? Stated(movie) : null;

    private static decimal Stated(MovieFacts movie) => (decimal)(movie.Duration ?? 0) / movie.Timescale;

    /// <summary>
    /// True if a part of the file may last longer than all that is known. The movie header states the whole only if no samples stand in front
    /// of the fragments.
    /// </summary>
    private static bool IsWholeOpen(MovieFacts movie, TrackFacts video, decimal? stated)
    {
        bool hasFront = video.Times is { Samples: > 0 };
        return movie.IsFragmented
            && ((hasFront && FragmentedSeconds(movie, video) is null)
                || ((hasFront || stated is null) && movie.FragmentedDuration is null or 0 && movie.Sounds.Any(sound => FragmentedSeconds(movie, sound) is null)));
    }

    /// <summary>A hybrid file has samples in front of its fragments; an index over the whole counts them already.</summary>
    private static decimal? FragmentedSeconds(MovieFacts movie, TrackFacts track) =>
        track.Fragments.IndexedSeconds
        ?? (movie.ReachedLastFragment && track is { Timescale: > 0, Fragments.Time: { } time } ? (time + (track.Times?.Time ?? 0)) / track.Timescale : null);

    private static PixelSize? CodedSize(TrackFacts video, Action<string> doubt)
    {
        if (IsSize(video.CodedSize))
        {
            return new PixelSize(video.CodedSize.Width, video.CodedSize.Height);
        }

        doubt($"The codec's header states the impossible size {video.CodedSize.Width}x{video.CodedSize.Height}.");
        return IsSize(video.HeaderSize) ? new PixelSize(video.HeaderSize.Width, video.HeaderSize.Height) : null;
    }

    private static bool IsSize((int Width, int Height) size) => size is { Width: >= 1 and <= LargestSide, Height: >= 1 and <= LargestSide };

    private static PixelSize DisplaySize(PixelSize coded, TrackFacts video, int rotation, Action<string> doubt)
    {
        PixelSize square = coded;
        (uint horizontal, uint vertical) = video.PixelAspect;
        if (horizontal > 0 && vertical > 0)
        {
            decimal width = decimal.Round((decimal)coded.Width * horizontal / vertical, MidpointRounding.AwayFromZero);
            if (width is >= 1 and <= 4 * LargestSide)
            {
                square = new PixelSize((int)width, coded.Height);
            }
            else
            {
                doubt($"The pixel aspect {horizontal}:{vertical} is impossible.");
            }
        }

        return rotation is 90 or 270 ? square.Turned() : square;
    }

    private static decimal? FrameRate(TrackFacts video, VideoLength length)
    {
        bool isBelieved = length.Kept(LengthOrigin.SampleTable) is { } kept && length.Expected is { } expected && VideoLength.IsNear(kept, expected);
        decimal? rate = video.Timescale == 0 ? null
            : video.Times is { Samples: > 0, Time: > 0 } table && (isBelieved || table.Commonest == 0) ? table.Samples * (decimal)video.Timescale / table.Time
            : video.Times is { Commonest: > 0 and { } frame } ? (decimal)video.Timescale / frame
            : video.Fragments.SampleDuration > 0 ? (decimal)video.Timescale / video.Fragments.SampleDuration
            : null;
        return rate is > 0 and <= 1000 ? decimal.Round(rate.Value, 6) : null;
    }
}
