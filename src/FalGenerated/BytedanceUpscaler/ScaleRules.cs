using FalGenerated.Net;
using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>The rules about <c>scale_ratio</c> and the target resolution.</summary>
internal static class ScaleRules
{
    public static IEnumerable<Finding> Check(UpscaleRequest request, VideoInfo? video)
    {
        if (!request.HasScaleRatio)
        {
            return CheckTarget(request, video);
        }

        IEnumerable<Finding> own = CheckRatio(request, video) is { } finding ? [finding] : [];
        return request.Text(WireNames.TargetResolution) is null ? own : own.Append(Finding.Warning(
            "ratio_overrides_resolution", "scale_ratio and target_resolution are both set: the service goes by scale_ratio. Leave one of them out."));
    }

    private static Finding? CheckRatio(UpscaleRequest request, VideoInfo? video)
    {
        if (request.ScaleRatio is not { } ratio)
        {
            return OutOfRange(Bounded.Value(request.Text(WireNames.ScaleRatio)!));
        }

        if (!ScaleRatioRange.Contains(ratio))
        {
            return OutOfRange(Decimals.Text(ratio), ("ratio", ratio));
        }

        if ((video?.CodedSize ?? video?.DisplaySize) is not { } coded)
        {
            return null;
        }

        PixelSize display = video!.DisplaySize ?? coded;
        PixelSize larger = coded.Pixels > display.Pixels ? coded : display;
        return Upscaling.JudgeRatio(coded, display, ratio) switch
        {
            ScaleVerdict.Fits => null,
            ScaleVerdict.Exceeds when HasCertainSize(video) => Refusal(coded, display, larger, ratio),
            ScaleVerdict.Borderline when Upscaling.JudgeRatio(coded, ratio) != Upscaling.JudgeRatio(display, ratio) => Warning(
                "non_square_pixels", $"Its pixels are not square, and only one of {coded} (coded) and {display} (shown) exceeds the limit.", larger, ratio),
            ScaleVerdict.Borderline => Warning("borderline_4k", "Rounding decides whether the service takes it.", larger, ratio),
            _ => Warning("suspicious_over_4k", "The file's header contradicts itself, so its size may be another.", larger, ratio),
        };
    }

    private static Finding OutOfRange(string ratio, params (string, decimal)[] numbers) => Finding.Refusal(
        "scale_ratio_range",
        $"scale_ratio is {ratio}, and must be a number from {Decimals.Text(ScaleRatioRange.Minimum)} to {Decimals.Text(ScaleRatioRange.Maximum)}.",
        [.. numbers, ("minimum", ScaleRatioRange.Minimum), ("maximum", ScaleRatioRange.Maximum)]);

    private static Finding Refusal(PixelSize coded, PixelSize display, PixelSize larger, decimal ratio)
    {
        if (Upscaling.JudgeRatio(coded, display, ScaleRatioRange.Minimum) == ScaleVerdict.Exceeds)
        {
            return Finding.Refusal(
                "no_scale_possible",
                $"There is no legal scale_ratio for a {larger} video: even {Decimals.Text(ScaleRatioRange.Minimum)} leads above {Limit} pixels. Use target_resolution instead.",
                Numbers(larger, ratio));
        }

        // For a size of which only the smallest ratio fits by rounding there is no certain maximum to name.
        string wayOut = Upscaling.MaxScaleRatio(larger) is { } most
            ? $"The maximum for this size is {Decimals.Text(most)}."
            : "Use target_resolution instead.";
        return Finding.Refusal("scale_ratio_exceeds_4k", $"{Sum(larger, ratio)}. {wayOut}", Numbers(larger, ratio));
    }

    private static Finding Warning(string code, string because, PixelSize size, decimal ratio)
    {
        string wayOut = Upscaling.MaxScaleRatio(size) is { } most ? $" {Decimals.Text(most)} is certain to fit." : "";
        return Finding.Warning(code, $"{Sum(size, ratio)}. {because}{wayOut}", Numbers(size, ratio));
    }

    private static string Limit => Decimals.Grouped(Upscaling.MaxOutputPixels);

    private static string Sum(PixelSize size, decimal ratio)
    {
        (decimal width, decimal height) = Upscaling.Sides(size, ratio);
        return $"scale_ratio {Decimals.Text(ratio)} of a {size} video makes about {Decimals.Text(width)}x{Decimals.Text(height)}, {Decimals.Grouped(decimal.Ceiling(Upscaling.ExactPixels(size, ratio)))} pixels, and the limit is {Limit}";
    }

    private static (string, decimal)[] Numbers(PixelSize size, decimal ratio)
    {
        (string, decimal)[] numbers =
        [
            ("width", size.Width), ("height", size.Height), ("ratio", ratio),
            ("predictedPixels", Decimals.Shortest(Upscaling.ExactPixels(size, ratio))), ("limitPixels", Upscaling.MaxOutputPixels),
        ];
        return Upscaling.MaxScaleRatio(size) is { } most ? [.. numbers, ("maxScaleRatio", most)] : numbers;
    }

    private static IEnumerable<Finding> CheckTarget(UpscaleRequest request, VideoInfo? video)
    {
        if (request.TargetResolution is not { } name
            || ResolutionTier.Find(name) is not { } tier
            || SmallestShortSide(video) is not { } side
            || side < tier.ShortSide)
        {
            yield break;
        }

        string message = $"The video is {video!.DisplaySize ?? video.CodedSize} already, and {name} makes the shorter side {tier.ShortSide} pixels.";
        (string, decimal)[] numbers = [("shortSide", side), ("targetShortSide", tier.ShortSide)];

        // Seen for 1080p only: a 422 says that one side must be shorter. For the others it is not known.
        yield return tier == ResolutionTier.All[0] && HasCertainSize(video)
            ? Finding.Refusal("source_already_at_target", $"{message} The service refuses that. Ask for 2k or 4k, or set scale_ratio.", numbers)
            : Finding.Warning("source_not_below_target", $"{message} The service may refuse that. Ask for more, or set scale_ratio.", numbers);
    }

    // A length that contradicts itself says nothing against the size.
    private static bool HasCertainSize(VideoInfo video) => !video.Suspicious || video.OnlyLengthsDisagree;

    private static int? SmallestShortSide(VideoInfo? video)
    {
        PixelSize?[] sizes = [video?.CodedSize, video?.DisplaySize];
        return sizes.OfType<PixelSize>().Select(size => (int?)size.ShortSide).Min();
    }
}
