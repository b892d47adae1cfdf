using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>The seconds that may be billed. The upper bound covers every believable length that the file states.</summary>
/// <param name="Least">Whole seconds below the shortest of them.</param>
/// <param name="Expected">The length of the picture, in milliseconds.</param>
/// <param name="Most">Whole seconds above the longest of them.</param>
/// <param name="Assumptions">The facts that these figures rest on.</param>
internal sealed record BilledSeconds(decimal Least, decimal Expected, decimal Most, IReadOnlyList<string> Assumptions)
{
    // Invoices were 10 to 20 ms above the frame count.
    private const decimal Margin = 0.1m;

    // Half a millisecond is rounded to nothing, and nothing is no price.
    private const decimal Shortest = 0.001m;

    /// <summary>Thirty years. No video is that long, and a sum of it could not be added to others.</summary>
    public const decimal MostBelievable = 1_000_000_000;

    /// <summary>Determines whether seconds can be those of a bill.</summary>
    public static bool IsLength(decimal seconds) => seconds is > 0 and <= MostBelievable;

    public static BilledSeconds? Of(VideoInfo? video)
    {
        if ((video?.VideoSeconds ?? video?.ContainerSeconds) is not { } seconds || seconds < Shortest)
        {
            return null;
        }

        decimal whole = video!.ContainerSeconds ?? seconds;
        decimal longest = new[] { seconds, whole, video.MaxSeconds ?? 0 }.Max();
        decimal shortest = new[] { seconds, whole, video.MinSeconds ?? whole }.Min();
        return new BilledSeconds(
            decimal.Floor(shortest),
            decimal.Round(seconds, 3, MidpointRounding.AwayFromZero),
            decimal.Ceiling(longest + Margin),
            [.. Assumed(video, seconds, whole, longest)]);
    }

    /// <summary>The reason why there is no sum.</summary>
    public static string UnknownBecause(VideoInfo? video) => video?.Outcome switch
    {
        VideoOutcome.Ok or VideoOutcome.Partial when video.Suspicious => "The video's lengths cannot be relied on. State the duration, or multiply the rate yourself.",
        VideoOutcome.UnknownContainer or VideoOutcome.BudgetExceeded or VideoOutcome.Unreachable =>
            "Nothing could be read of the video, so its duration is not known. State it, or multiply the rate yourself.",
        _ => "The video's duration is not known. Give it, or multiply the rate yourself.",
    };

    private static IEnumerable<string> Assumed(VideoInfo video, decimal picture, decimal whole, decimal longest)
    {
        if (video.VideoSeconds is null)
        {
            yield return "The length of the picture is not known: the length of the file stands in.";
        }
        else if (whole > picture)
        {
            yield return $"The file is longer ({Decimals.Text(whole)} s) than its picture ({Decimals.Text(picture)} s), and which is billed is not published.";
        }
        else if (video.ContainerSeconds is null && video.HasAudio == true)
        {
            yield return "The length of the sound is not known, and is assumed to be no more than that of the picture.";
        }

        if (longest > Math.Max(picture, whole))
        {
            yield return $"The file also states a length of {Decimals.Text(longest)} s, so 'at most' counts that.";
        }
    }
}
