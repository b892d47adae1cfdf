using FalGenerated.BytedanceUpscaler;
using FalGenerated.Video;

namespace FalGenerated.Tests.Upscaling;

/// <summary>Short ways to a list of findings.</summary>
internal static class Findings
{
    public static readonly VideoInfo Good = new()
    {
        Outcome = VideoOutcome.Ok,
        Source = VideoSourceKind.File,
        SourceName = "clip.mp4",
        Container = "mp4",
        CodedSize = new(1280, 720),
        DisplaySize = new(1280, 720),
        VideoSeconds = 10,
        ContainerSeconds = 10,
        FramesPerSecond = 30,
        VideoTracks = 1,
        HasAudio = true,
    };

    public static IReadOnlyList<Finding> Of(VideoInfo? video, UpscaleOptions? options = null) =>
        (options ?? new UpscaleOptions()).For("https://example.com/clip.mp4").Validate(video);

    public static IReadOnlyList<Finding> OfUrl(string url, TimeProvider? time = null) => new UpscaleOptions().For(url).Validate(null, time);

    public static VideoInfo Sized(int width, int height) => Good with { CodedSize = new(width, height), DisplaySize = new(width, height) };

    public static string[] Codes(this IEnumerable<Finding> findings, FindingSeverity severity) =>
        [.. findings.Where(finding => finding.Severity == severity).Select(finding => finding.Code)];
}
