namespace FalGenerated.Video;

/// <summary>Judges what the boxes of a movie say and makes the public facts of it. Pure.</summary>
internal static class MovieSummary
{
    private const int LargestSide = 16_384;
    private const decimal LongestSeconds = 7 * 24 * 3600;

    public static VideoInfo Make(MovieFacts movie, string container, bool mediaCut)
    {
        if (movie.Video is not { } video)
        {
            return WithoutVideo(movie, container);
        }

        List<string> notes = [];
        bool isOdd = movie.Suspicious;
        void Doubt(string note)
        {
            isOdd = true;
            notes.Add(note);
        }

        if (movie.BrokenTrack is { } broken)
        {
            notes.Add($"A track could not be read. {broken.Message}");
        }

        PixelSize? coded = CodedSize(video, Doubt);
        MovieTimes times = MovieTimes.Of(movie, video, LongestSeconds, Doubt);
        return new VideoInfo
        {
            Outcome = coded is null || (times.Video ?? times.Container) is null ? VideoOutcome.Partial : VideoOutcome.Ok,
            Container = container,
            Codec = video.Format == 0 ? null : FourCc.Text(video.Format),
            CodedSize = coded,
            DisplaySize = coded is { } size ? DisplaySize(size, video, Doubt) : null,
            Rotation = video.Rotation ?? 0,
            VideoSeconds = times.Video,
            ContainerSeconds = times.Container,
            DurationWalked = times.IsWalked,
            FramesPerSecond = FrameRate(video),
            VariableFrameRate = video.Times is { IsVariable: true },
            VideoTracks = movie.VideoTracks.Count(),
            HasAudio = movie.HasAudio,
            Encrypted = video.Encrypted,
            MediaDataCut = mediaCut,
            Suspicious = isOdd,
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

    private static PixelSize DisplaySize(PixelSize coded, TrackFacts video, Action<string> doubt)
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

        if (video.Rotation is null)
        {
            doubt("The track's matrix is no plain turn.");
        }

        return video.Rotation is 90 or 270 ? square.Turned() : square;
    }

    private static decimal? FrameRate(TrackFacts video)
    {
        decimal? rate = video.Timescale == 0 ? null
            : video.Times is { Samples: > 0, Time: > 0 } table ? table.Samples * (decimal)video.Timescale / table.Time
            : video.Fragments.SampleDuration > 0 ? (decimal)video.Timescale / video.Fragments.SampleDuration
            : null;
        return rate is > 0 and <= 1000 ? decimal.Round(rate.Value, 6) : null;
    }
}
