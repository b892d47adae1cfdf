using FalGenerated.Video.Reading;

namespace FalGenerated.Video.Matroska;

/// <summary>Judges the statements of a webm or mkv and makes the public facts of them. Pure.</summary>
internal static class MatroskaSummary
{
    private const int LargestSide = 16_384;

    // Beyond it no decimal holds the product, and no video is that long.
    private const decimal LargestTicks = 1e18m;

    public static VideoInfo Make(MatroskaFacts facts)
    {
        string container = facts.DocType == "webm" ? "webm" : "matroska";
        List<MatroskaFacts.Track> videos = [.. facts.Tracks.Where(track => track.Type == MatroskaFacts.Track.VideoType)];
        bool hasAudio = facts.Tracks.Exists(track => track.Type == MatroskaFacts.Track.AudioType);
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
        MatroskaFacts.Track video = videos.OrderByDescending(track => track.Enabled).ThenByDescending(Pixels).First();
        PixelSize? coded = Size(video.Pixels);
        if (coded is null)
        {
            notes.Add($"The track states the impossible size {video.Pixels.Width}x{video.Pixels.Height}.");
        }

        decimal? stated = HeaderSeconds(facts, notes);
        bool isOdd = notes.Count > 0;
        VideoLength length = VideoLength.Of([.. Readings(facts, stated, video)]);
        notes.AddRange(length.Notes);
        return new VideoInfo
        {
            Outcome = coded is null || length.Expected is null ? VideoOutcome.Partial : VideoOutcome.Ok,
            Container = container,
            Codec = video.Codec,
            CodedSize = coded,
            DisplaySize = coded is { } size ? DisplaySize(size, video) : null,
            Rotation = video.Rotation,
            ContainerSeconds = length.Expected,
            MinSeconds = length.Min,
            MaxSeconds = length.Max,
            Lengths = length.Stated,
            FramesPerSecond = FrameRate(video.FrameNanoseconds),
            VideoTracks = videos.Count,
            HasAudio = hasAudio,
            Encrypted = video.Encrypted,
            Suspicious = isOdd || length.Disagrees,
            OnlyLengthsDisagree = length.Disagrees && !isOdd,
            Notes = notes,
        };
    }

    private static decimal? HeaderSeconds(MatroskaFacts facts, List<string> notes)
    {
        if (facts.Duration is not { } ticks)
        {
            return null;
        }

        double seconds = ticks * facts.TimestampScale / 1e9;
        if (seconds is > 0 and < 1e12)
        {
            return (decimal)seconds;
        }

        notes.Add("The file states an impossible duration.");
        return null;
    }

    private static IEnumerable<LengthReading> Readings(MatroskaFacts facts, decimal? stated, MatroskaFacts.Track video)
    {
        if (stated is { } header)
        {
            // Too short for a decimal's places is still something that the file states.
            yield return new(LengthOrigin.SegmentHeader, Math.Max(header, 1e-12m));
        }

        if (facts.TaggedSeconds is { } tagged)
        {
            yield return new(LengthOrigin.TrackTags, tagged);
        }

        ulong first = facts.FirstTime ?? 0;
        if (facts.LastCue is { } cue)
        {
            yield return new(LengthOrigin.Cues, Seconds(facts, cue, first), LengthReading.Kind.AtLeast);
        }

        if (facts.LastTime is { } last)
        {
            decimal frame = video.FrameNanoseconds < 1_000_000_000 ? video.FrameNanoseconds / 1e9m : 0;
            yield return new(
                LengthOrigin.Clusters,
                Seconds(facts, last, first) + frame,
                facts.ReachedLastBlock ? LengthReading.Kind.Whole : LengthReading.Kind.AtLeast);
        }
    }

    private static decimal Seconds(MatroskaFacts facts, ulong ticks, ulong first) =>
        Math.Min(LargestTicks, ticks > first ? ticks - first : 0) * Math.Min(LargestTicks / 1e9m, facts.TimestampScale) / 1e9m;

    private static ulong Pixels(MatroskaFacts.Track track) => Size(track.Pixels) is { } size ? (ulong)size.Pixels : 0;

    // Whatever the unit, width to height of the display is the shape of the picture; 4 means unknown.
    private static PixelSize DisplaySize(PixelSize coded, MatroskaFacts.Track video)
    {
        PixelSize square = coded;
        if (video is { DisplayUnit: <= 3, Display: { Width: > 0, Height: > 0 } })
        {
            decimal width = decimal.Round(coded.Height * ((decimal)video.Display.Width / video.Display.Height), MidpointRounding.AwayFromZero);
            square = width is >= 1 and <= 4 * LargestSide ? new PixelSize((int)width, coded.Height) : coded;
        }

        return video.Rotation is 90 or 270 ? square.Turned() : square;
    }

    private static PixelSize? Size((ulong Width, ulong Height) size) =>
        size is { Width: >= 1 and <= LargestSide, Height: >= 1 and <= LargestSide } ? new PixelSize((int)size.Width, (int)size.Height) : null;

    private static decimal? FrameRate(ulong nanoseconds)
    {
        decimal? rate = nanoseconds == 0 ? null : 1_000_000_000m / nanoseconds;
        return rate is > 0 and <= 1000 ? decimal.Round(rate.Value, 6) : null;
    }
}
