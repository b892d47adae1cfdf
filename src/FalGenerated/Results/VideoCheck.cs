using System.Globalization;
using FalGenerated.Video;

namespace FalGenerated.Results;

/// <summary>Compares a produced video with the plan.</summary>
internal static class VideoCheck
{
    // Sizes that users saw were up to four pixels off the exact ratio on the long side.
    private const int PixelTolerance = 4;

    /// <summary>The findings. It throws nothing and cannot be cancelled: the file is on disk, and a probe reads a few kilobytes.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(
        string path, ExpectedVideo? expected, IReadOnlyDictionary<string, IEnumerable<string>> headers)
    {
        if (IsEcho(headers))
        {
            return ["The video was not checked: the emulator hands the source back."];
        }

        VideoInfo info = await VideoSource.FromFile(path).ProbeAsync().ConfigureAwait(false);
        return info.Outcome switch
        {
            VideoOutcome.Ok or VideoOutcome.Partial => [.. Compare(info, expected ?? new ExpectedVideo())],
            VideoOutcome.UnknownContainer or VideoOutcome.BudgetExceeded => [$"The video was not checked: its facts could not be read ({info.Outcome})."],
            _ => [$"The file does not look like a whole video ({info.Outcome})."],
        };
    }

    /// <summary>True if the answer came from an emulator that produces nothing of its own.</summary>
    public static bool IsEcho(IReadOnlyDictionary<string, IEnumerable<string>> headers) =>
        headers.TryGetValue("X-Fal-Emulator", out IEnumerable<string>? says) && says.Contains("echo", StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Compare(VideoInfo info, ExpectedVideo expected)
    {
        if (info.MediaDataCut)
        {
            yield return "The video ends before its data does: it was cut.";
        }

        if (expected.Size is { } planned && info.DisplaySize is { } size && !IsNear(planned, size))
        {
            yield return $"The video is {size}; about {planned} was planned.";
        }

        if (expected.Seconds is { } seconds
            && (info.VideoSeconds ?? info.ContainerSeconds) is { } actual
            && Math.Abs(actual - seconds) > Math.Max(1, seconds / 50))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The video lasts {actual:0.###} s; the source lasts {seconds:0.###} s.");
        }

        if (expected.FramesPerSecond is { } wanted && info.FramesPerSecond is { } rate && Math.Abs(rate - wanted) > wanted / 50)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The video has {rate:0.###} frames per second; {wanted:0.###} were planned.");
        }

        if (expected.HasAudio is { } audio && info.HasAudio is { } hasAudio && audio != hasAudio)
        {
            yield return hasAudio ? "The video has sound; the source has none." : "The video has no sound; the source has.";
        }
    }

    private static bool IsNear(PixelSize planned, PixelSize actual) =>
        Math.Abs(planned.Width - actual.Width) <= PixelTolerance && Math.Abs(planned.Height - actual.Height) <= PixelTolerance;
}
