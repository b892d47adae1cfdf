using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>Warnings about the video's facts and the price.</summary>
internal static class VideoRules
{
    // Stated limits of sister services; for this one none is published.
    private const int LongSide = 2560;
    private const int ShortSide = 1440;
    private const decimal Seconds = 600;
    private const decimal WideAspect = 2.2m;
    private const decimal HighFrameRate = 120;

    // The highest levels of H.264, HEVC and VP9 end here.
    private const int LargestOutputSide = 8192;

    public static IEnumerable<Finding> Check(UpscaleRequest request, VideoInfo? video) =>
        CheckPrice(request, video).Concat(video is null ? [] : [.. CheckPicture(request, video), .. CheckTime(request, video), .. CheckFile(video)]);

    private static IEnumerable<Finding> CheckPrice(UpscaleRequest request, VideoInfo? video)
    {
        if (request.TextOrDefault(WireNames.EnhancementTier) == "pro")
        {
            yield return Finding.Warning("pro_tier", "enhancement_tier is pro, which costs ten times as much and takes longer.");
        }

        if (request.ScaleRatio is not null && TierRange.Of(request, video, out _) is { IsAssumed: true } tiers)
        {
            yield return Finding.Warning("tier_assumed", $"No price tier is published for scale_ratio. {tiers.Expected} is assumed.");
        }
    }

    private static IEnumerable<Finding> CheckPicture(UpscaleRequest request, VideoInfo video)
    {
        if ((video.DisplaySize ?? video.CodedSize) is not { } size)
        {
            yield break;
        }

        if (CheckOutput(request, video) is { } unlikely)
        {
            yield return unlikely;
        }

        if (size.LongSide > LongSide || size.ShortSide > ShortSide)
        {
            yield return Finding.Warning(
                "source_large", $"The video is {size}. Sister services take at most {LongSide}x{ShortSide}; whether this one does is not published.",
                ("width", size.Width), ("height", size.Height));
        }

        if (size.Aspect > WideAspect)
        {
            yield return Finding.Warning(
                "wide_aspect", $"The video is wider than {Decimals.Text(WideAspect)}:1. Sister services bill that one tier dearer.", ("aspect", decimal.Round(size.Aspect, 3)));
        }
    }

    private static Finding? CheckOutput(UpscaleRequest request, VideoInfo video) =>
        OutputSize.Predict(request, video) is { } output && output.LongSide > LargestOutputSide
            ? Finding.Warning(
                "output_size_unlikely",
                $"The output would be about {output}, and no common codec codes a side above {LargestOutputSide} pixels. Check the size of the video, or crop it.",
                ("width", output.Width), ("height", output.Height))
            : null;

    private static IEnumerable<Finding> CheckTime(UpscaleRequest request, VideoInfo video)
    {
        if (video.Outcome is VideoOutcome.Ok or VideoOutcome.Partial && (video.VideoSeconds ?? video.ContainerSeconds) is null)
        {
            yield return Finding.Warning("duration_unknown", "The video states no duration, so the price is known for each second only.");
        }

        if ((video.VideoSeconds ?? video.ContainerSeconds) > Seconds)
        {
            yield return Finding.Warning(
                "source_long", $"The video is longer than {Decimals.Text(Seconds)} seconds. Sister services take no more; whether this one does is not published.",
                ("seconds", (video.VideoSeconds ?? video.ContainerSeconds)!.Value));
        }

        if (video.DurationWalked)
        {
            yield return Finding.Warning("duration_walked", "No header states the duration. It was added up from the fragments.");
        }

        if (video.VariableFrameRate)
        {
            yield return Finding.Warning("variable_frame_rate", "The frames differ in duration. The output has a fixed rate.");
        }

        if (video.FramesPerSecond is not { } rate)
        {
            yield break;
        }

        if (rate > HighFrameRate)
        {
            yield return Finding.Warning("high_frame_rate", $"The video has {Decimals.Text(rate)} frames a second.", ("fps", rate));
        }

        // 30000/1001 counts as 30.
        if (request.TextOrDefault(WireNames.TargetFps) is { } text && FrameRateText.Read(text) is { } target && rate > target + 0.5m)
        {
            yield return Finding.Warning(
                "fps_above_target", $"The video has {Decimals.Text(rate)} frames a second, and the output gets {Decimals.Text(target)}: frames are dropped. Ask for more to keep them.",
                ("fps", rate), ("targetFps", target));
        }
    }

    private static IEnumerable<Finding> CheckFile(VideoInfo video)
    {
        if (video.Encrypted)
        {
            yield return Finding.Warning("encrypted", "The video track is encrypted. The service can hardly read it.");
        }

        if (video.MediaDataCut)
        {
            yield return Finding.Warning("media_data_cut", "The media data claims to be longer than the file: the end is missing.");
        }

        if (video.VideoTracks > 1)
        {
            yield return Finding.Warning("several_video_tracks", $"The file has {video.VideoTracks} video tracks. Which one the service takes is not published.", ("tracks", video.VideoTracks!.Value));
        }

        if (video.Suspicious)
        {
            yield return Finding.Warning("suspicious_header", $"The file's header contradicts itself. {string.Join(' ', video.Notes)}".TrimEnd(), Lengths(video));
        }

        if (video.Container == "gif")
        {
            yield return Finding.Warning("gif", "The file is a GIF. Whether the service takes one is not published.");
        }
    }

    private static (string, decimal)[] Lengths(VideoInfo video) =>
        [.. video.Lengths.GroupBy(reading => reading.Origin).Select(origin => ($"{char.ToLowerInvariant(origin.Key.ToString()[0])}{origin.Key.ToString()[1..]}Seconds", origin.First().Seconds))];
}
