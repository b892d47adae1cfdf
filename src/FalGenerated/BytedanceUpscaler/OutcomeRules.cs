using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>Findings about the outcome of a probe.</summary>
internal static class OutcomeRules
{
    public static IEnumerable<Finding> Check(VideoInfo? video) =>
        video is null ? [] : new[] { Of(video), ContainerNames.Check(video) }.OfType<Finding>();

    private static Finding? Of(VideoInfo video) => video.Outcome switch
    {
        VideoOutcome.Unreachable => Unreachable(video),
        VideoOutcome.Empty => Finding.Refusal("file_empty", $"{Subject(video)} has no bytes. Wait until it is written, or give another."),
        VideoOutcome.NotVideo => Finding.Refusal("not_a_video", $"{Subject(video)} is no video: it looks like {video.Container ?? "something else"}{Answer(video)}. Give a video file."),
        VideoOutcome.NoVideoTrack => Finding.Refusal("no_video_track", $"{Subject(video)} holds no video track{Sound(video)}. Give a file with pictures."),
        VideoOutcome.Truncated when video.SegmentWithoutInit => Finding.Refusal(
            "segment_without_init", $"{Subject(video)} is one segment of a fragmented video, without its initialisation segment{At(video)}. Join them first.", Numbers(video)),
        VideoOutcome.Truncated => Finding.Refusal(
            "truncated", $"{Subject(video)} ends before its index does{At(video)}: it is still being written, or was cut. Wait, or give a whole file.", Numbers(video)),
        VideoOutcome.Malformed => Malformed(video),
        VideoOutcome.UnknownContainer or VideoOutcome.BudgetExceeded => Unread(video),
        _ => null,
    };

    // The service may read more than this reader. The price follows the length, and there is none.
    private static Finding Unread(VideoInfo video) => Finding.Warning(
        "video_unread", $"Nothing could be read of {Name(video)}, so its price is unknown. {string.Join(' ', video.Notes)} Check that it is a video, or state its length.".Replace("  ", " ", StringComparison.Ordinal));

    private static Finding? Unreachable(VideoInfo video) => (video.Source, video.HttpStatus) switch
    {
        (VideoSourceKind.File, _) => Finding.Refusal("file_missing", $"{Subject(video)} cannot be read. {string.Join(' ', video.Notes)}"),
        (VideoSourceKind.Stream, _) => Finding.Refusal("stream_unreadable", "The stream cannot be read. Open it for reading, and dispose it only after the upload."),
        (VideoSourceKind.Url, 404 or 410) => Finding.Refusal(
            "url_unreachable", $"{Subject(video)} answered {video.HttpStatus}: there is no such file. Check the address.", ("status", video.HttpStatus!.Value)),
        (VideoSourceKind.Url, 401 or 403) => Finding.Warning(
            "url_forbidden", $"{Subject(video)} answered {video.HttpStatus} here. The service may be let in where we are not.", ("status", video.HttpStatus!.Value)),
        (VideoSourceKind.Url, _) => Unread(video),
        _ => null,
    };

    // A byte of an address may be lost on the way to us and not on the way to the service.
    private static Finding Malformed(VideoInfo video)
    {
        string message = $"{Subject(video)} is not well formed{At(video)}. {string.Join(' ', video.Notes)} Convert it anew.";
        return video.Source == VideoSourceKind.Url
            ? Finding.Warning("malformed", message, Numbers(video))
            : Finding.Refusal("malformed", message, Numbers(video));
    }

    private static string Name(VideoInfo video) => video.SourceName is { } name ? $"'{name}'" : "the video";

    private static string Subject(VideoInfo video) => video.SourceName is null ? "The video" : Name(video);

    private static string At(VideoInfo video) => video.StoppedAt is { } offset ? $" (at byte {Decimals.Grouped(offset)})" : "";

    private static (string, decimal)[] Numbers(VideoInfo video) => video.StoppedAt is { } offset ? [("offset", offset)] : [];

    private static string Sound(VideoInfo video) => video.HasAudio == true ? ", only sound" : "";

    private static string Answer(VideoInfo video) =>
        video.HttpStatus is { } status ? $" (the link answered {status}, {video.ContentType ?? "without a type"}{(video.Container == "html" ? ": a web page" : "")})" : "";
}
