using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>The planner's answers for a request and a video of which perhaps nothing is known.</summary>
internal static class OutputSize
{
    public static PixelSize? Predict(UpscaleRequest request, VideoInfo? video) =>
        (video?.DisplaySize ?? video?.CodedSize) is not { } source ? null
        : request.HasScaleRatio ? request.ScaleRatio is { } ratio ? Scaled(source, ratio) : null
        : request.TargetResolution is { } name ? Upscaling.PredictSize(source, name)
        : null;

    /// <summary>The output of a legal ratio; null for another, and for an output that is larger than any picture.</summary>
    public static PixelSize? Scaled(PixelSize source, decimal ratio) =>
        ScaleRatioRange.Contains(ratio) && source.LongSide * ratio <= int.MaxValue ? Upscaling.PredictSize(source, ratio) : null;

    public static decimal? MaxScaleRatio(VideoInfo? video) => Largest(video) is { } size ? Upscaling.MaxScaleRatio(size) : null;

    /// <summary>Of coded and displayed size the one with more pixels.</summary>
    public static PixelSize? Largest(VideoInfo? video)
    {
        PixelSize?[] sizes = [video?.DisplaySize, video?.CodedSize];
        return sizes.OfType<PixelSize>().OrderByDescending(size => size.Pixels).Cast<PixelSize?>().FirstOrDefault();
    }
}
