using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>All rules about a request and its video, refusals first.</summary>
internal static class UpscaleRules
{
    public static IReadOnlyList<Finding> Check(UpscaleRequest request, VideoInfo? video) => Ordered(
        [.. OutcomeOf(video), .. ScaleRules.Check(request, video), .. VideoRules.Check(request, video)]);

    public static IReadOnlyList<Finding> Check(UpscaleRequest request, VideoInfo? video, bool isFalService, DateTimeOffset? now) =>
        Ordered([.. UrlRules.Check(request.VideoUrl, isFalService, now), .. Check(request, video)]);

    private static IEnumerable<Finding> OutcomeOf(VideoInfo? video) => video is not null && OutcomeRules.Check(video) is { } finding ? [finding] : [];

    private static List<Finding> Ordered(IEnumerable<Finding> findings) => [.. findings.OrderByDescending(finding => finding.Severity)];
}
