using System.Globalization;
using System.Text.Json;
using FalGenerated.Video;

namespace FalGenerated.Tests.Vectors;

/// <summary>The <c>video</c> of a vector as the SDK's type.</summary>
internal static class VideoFacts
{
    public static VideoInfo? Of(JsonElement vector) => vector.TryGetProperty("video", out JsonElement video)
        ? new VideoInfo
        {
            Outcome = Name<VideoOutcome>(video, "outcome"),
            Source = Name<VideoSourceKind>(video, "source"),
            Container = VectorFile.Text(video, "container"),
            CodedSize = Size(video, "codedSize"),
            DisplaySize = Size(video, "displaySize"),
            VideoSeconds = Number(video, "videoSeconds"),
            ContainerSeconds = Number(video, "containerSeconds"),
            FramesPerSecond = Number(video, "framesPerSecond"),
            VideoTracks = Whole(video, "videoTracks"),
            HttpStatus = Whole(video, "httpStatus"),
            Encrypted = video.TryGetProperty("encrypted", out _),
            Suspicious = video.TryGetProperty("suspicious", out _),
            SegmentWithoutInit = video.TryGetProperty("segmentWithoutInit", out _),
        }
        : null;

    public static decimal? Number(JsonElement facts, string member) =>
        VectorFile.Text(facts, member) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    public static PixelSize? Size(JsonElement facts, string member) => PixelSize.TryParse(VectorFile.Text(facts, member), out PixelSize size) ? size : null;

    private static int? Whole(JsonElement facts, string member) => facts.TryGetProperty(member, out JsonElement value) ? value.GetInt32() : null;

    private static T Name<T>(JsonElement facts, string member)
        where T : struct, Enum => VectorFile.Text(facts, member) is { } text ? Enum.Parse<T>(text, ignoreCase: true) : default;
}
