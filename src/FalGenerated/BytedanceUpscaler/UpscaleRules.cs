using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>The one list of findings about a request, its address and its video, refusals first. Estimate, quote, validation and submit use it.</summary>
internal static class UpscaleRules
{
    /// <summary>The findings about a request that states its own address.</summary>
    public static IReadOnlyList<Finding> Check(UpscaleRequest request, VideoInfo? video, bool? isFalService, DateTimeOffset? now) =>
        Ordered([.. UrlRules.Check(request.VideoUrl, isFalService, now), .. OfRequest(request, video)]);

    /// <summary>The findings about options and facts, and about an address if there is one.</summary>
    public static IReadOnlyList<Finding> Check(UpscaleRequest request, VideoInfo? video, AddressCheck? address = null) =>
        Ordered([.. address is null ? [] : UrlRules.Check(address), .. OfRequest(request, video)]);

    private static IEnumerable<Finding> OfRequest(UpscaleRequest request, VideoInfo? video) =>
        [.. OutcomeRules.Check(video), .. ScaleRules.Check(request, video), .. VideoRules.Check(request, video)];

    private static List<Finding> Ordered(IEnumerable<Finding> findings) => [.. findings.OrderByDescending(finding => finding.Severity)];
}
