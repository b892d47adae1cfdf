namespace FalGenerated.Video;

/// <summary>Judges what a webm or mkv says and makes the public facts of it. Pure.</summary>
internal static class MatroskaSummary
{
    private const int LargestSide = 16_384;
    private const double LongestSeconds = 7 * 24 * 3600;

    public static VideoInfo Make(MatroskaFacts facts)
    {
        string container = facts.DocType == "webm" ? "webm" : "matroska";
        List<MatroskaTrack> videos = [.. facts.Tracks.Where(track => track.Type == MatroskaTrack.VideoType)];
        bool hasAudio = facts.Tracks.Exists(track => track.Type == MatroskaTrack.AudioType);
        if (videos.Count == 0)
        {
            return facts.BrokenTrack is { } broken ? throw broken : new VideoInfo
            {
                Outcome = VideoOutcome.NoVideoTrack,
                Container = container,
                VideoTracks = 0,
                HasAudio = hasAudio,
                Notes = ["The file is complete and holds no video track."],
            };
        }

        List<string> notes = facts.BrokenTrack is { } lost ? [$"A track could not be read. {lost.Message}"] : [];
        MatroskaTrack video = videos.Find(track => track.Enabled) ?? videos[0];
        PixelSize? coded = Size(video.Pixels);
        if (coded is null)
        {
            notes.Add($"The track states the impossible size {video.Pixels.Width}x{video.Pixels.Height}.");
        }

        double ticks = facts.Duration ?? 0;
        double seconds = ticks * facts.TimestampScale / 1e9;
        bool isSane = seconds is > 0 and <= LongestSeconds;
        if (facts.Duration is not null && !isSane)
        {
            notes.Add("The file states an impossible duration.");
        }

        return new VideoInfo
        {
            Outcome = coded is null || !isSane ? VideoOutcome.Partial : VideoOutcome.Ok,
            Container = container,
            Codec = video.Codec,
            CodedSize = coded,
            DisplaySize = coded is { } size ? DisplaySize(size, video) : null,
            Rotation = Rotation(video.Roll),
            ContainerSeconds = isSane ? decimal.Round((decimal)seconds, 6) : null,
            FramesPerSecond = FrameRate(video.FrameNanoseconds),
            VideoTracks = videos.Count,
            HasAudio = hasAudio,
            Encrypted = video.Encrypted,
            Suspicious = notes.Count > 0,
            Notes = notes,
        };
    }

    // Whatever the unit, width to height of the display is the shape of the picture; 4 means that nobody knows.
    private static PixelSize DisplaySize(PixelSize coded, MatroskaTrack video)
    {
        PixelSize square = coded;
        if (video is { DisplayUnit: <= 3, Display: { Width: > 0, Height: > 0 } })
        {
            decimal width = decimal.Round(coded.Height * ((decimal)video.Display.Width / video.Display.Height), MidpointRounding.AwayFromZero);
            square = width is >= 1 and <= 4 * LargestSide ? new PixelSize((int)width, coded.Height) : coded;
        }

        return Rotation(video.Roll) is 90 or 270 ? square.Turned() : square;
    }

    private static PixelSize? Size((ulong Width, ulong Height) size) =>
        size is { Width: >= 1 and <= LargestSide, Height: >= 1 and <= LargestSide } ? new PixelSize((int)size.Width, (int)size.Height) : null;

    private static int Rotation(double roll) => roll switch
    {
        90 or -270 => 90,
        180 or -180 => 180,
        270 or -90 => 270,
        _ => 0,
    };

    private static decimal? FrameRate(ulong nanoseconds)
    {
        decimal? rate = nanoseconds == 0 ? null : 1_000_000_000m / nanoseconds;
        return rate is > 0 and <= 1000 ? decimal.Round(rate.Value, 6) : null;
    }
}
