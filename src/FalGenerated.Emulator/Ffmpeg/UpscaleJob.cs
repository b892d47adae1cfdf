using System.Globalization;

namespace FalGenerated.Emulator.Ffmpeg;

/// <summary>One upscale: its source, its size and its frame rate.</summary>
/// <param name="SourcePath">The file to read.</param>
/// <param name="Source">The picture in that file.</param>
/// <param name="Size">The size to make.</param>
/// <param name="FramesPerSecond">The frame rate to make.</param>
/// <param name="MostBytes">The largest output; it ends there.</param>
internal sealed record UpscaleJob(string SourcePath, SourceVideo Source, OutputSize Size, decimal FramesPerSecond, long MostBytes)
{
    public IEnumerable<string> Arguments(string target) =>
    [
        "-nostdin", "-hide_banner", "-v", "error", "-nostats", "-progress", "pipe:1", "-stats_period", "0.5",
        "-format_whitelist", SourceVideo.Containers, "-i", "file:" + SourcePath,
        "-map", Text($"0:{Source.StreamIndex}"), "-map", "0:a?", "-dn", "-sn",
        "-vf", Text($"scale={Size.Width}:{Size.Height}:flags=lanczos,setsar=1,fps={FramesPerSecond},format=yuv420p"),
        "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-ar", "44100",
        "-fs", Text($"{MostBytes}"), "-movflags", "+faststart", "-f", "mp4", "-y", "file:" + target,
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
