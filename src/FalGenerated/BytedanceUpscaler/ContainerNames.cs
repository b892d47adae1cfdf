using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>The containers that the model page names. Others may work; nothing is published about them.</summary>
internal static class ContainerNames
{
    private const string Words = "mp4, mov, webm, m4v and gif";

    private static readonly string[] Named = ["mp4", "mov", "webm", "m4v", "gif"];

    // What people call a container and look for in a file's name.
    private static readonly Dictionary<string, string> Common = new()
    {
        ["matroska"] = "mkv",
        ["mpegts"] = "ts",
        ["mpegps"] = "mpg",
        ["mpegvideo"] = "mpg",
        ["asf"] = "wmv",
    };

    /// <summary>A warning about a container that the page does not name; null for the others and where the container is not known.</summary>
    public static Finding? Check(VideoInfo video) =>
        video is { Container: { } container, Outcome: VideoOutcome.Ok or VideoOutcome.Partial or VideoOutcome.UnknownContainer or VideoOutcome.BudgetExceeded }
        && !Named.Contains(container)
            ? Finding.Warning(
                "container_not_named",
                $"The container is {Common.GetValueOrDefault(container, container)}, and the model page names {Words}. The service may refuse it; convert it to be sure.")
            : null;
}
