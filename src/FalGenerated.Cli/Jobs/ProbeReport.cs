using FalGenerated.Cli.Reporting;
using FalGenerated.Video;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Jobs;

/// <summary>Writes a video's facts to the report.</summary>
internal static class ProbeReport
{
    public static IReadOnlyList<string> Keys { get; } =
    [
        "outcome", "container", "codec", "codedWidth", "codedHeight", "displayWidth", "displayHeight", "rotation", "videoSeconds",
        "containerSeconds", "fps", "hasAudio", "suspicious", "notes", "bytesRead", "reads",
    ];

    public static void Fill(Report report, VideoInfo info)
    {
        report.Set("outcome", SnakeCase.Of(info.Outcome));
        report.Set("container", info.Container);
        report.Set("codec", info.Codec);
        report.Set("codedWidth", info.CodedSize?.Width);
        report.Set("codedHeight", info.CodedSize?.Height);
        report.Set("displayWidth", info.DisplaySize?.Width);
        report.Set("displayHeight", info.DisplaySize?.Height);
        report.Set("rotation", info.Rotation);
        report.Set("videoSeconds", info.VideoSeconds);
        report.Set("containerSeconds", info.ContainerSeconds);
        report.Set("fps", info.FramesPerSecond);
        report.Set("hasAudio", info.HasAudio);
        report.Set("suspicious", info.Suspicious);
        report.Set("notes", new JArray(info.Notes));
        report.Set("bytesRead", info.BytesRead);
        report.Set("reads", info.Reads);
    }
}
