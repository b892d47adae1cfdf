using System.Globalization;
using FalGenerated.Net;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>What can be said of <c>video_url</c> without asking it.</summary>
internal static class UrlRules
{
    // Waiting and working take minutes, and the service fetches the video only when a runner is free.
    private static readonly TimeSpan ShortLife = TimeSpan.FromHours(1);

    /// <param name="videoUrl">The address to send.</param>
    /// <param name="isFalService">Whether the request goes to fal's own host, which cannot reach this machine or a private network.</param>
    /// <param name="now">The time, for links that expire; null leaves that out.</param>
    public static IEnumerable<Finding> Check(string? videoUrl, bool isFalService, DateTimeOffset? now)
    {
        const string WayOut = "Upload a local file with Storage.UploadFileAsync, and send the address that it gives.";
        if (string.IsNullOrWhiteSpace(videoUrl))
        {
            yield return Finding.Refusal("video_url_missing", $"video_url is empty. {WayOut}");
            yield break;
        }

        // On Unix a rooted path parses as an absolute file address.
        if (videoUrl.StartsWith('/') || !Uri.TryCreate(videoUrl, UriKind.Absolute, out Uri? url))
        {
            yield return Finding.Refusal("not_absolute", $"video_url is no absolute address. {WayOut}");
            yield break;
        }

        if (url.Scheme is not ("http" or "https" or "data"))
        {
            yield return Finding.Refusal("bad_scheme", $"video_url has the scheme '{url.Scheme}', and only http, https and data are fetched. {WayOut}");
            yield break;
        }

        if (url.Scheme == "data")
        {
            yield break;
        }

        if (isFalService && !PublicAddress.IsHost(url))
        {
            yield return Finding.Refusal("url_is_local", $"video_url is at '{url.Host}', which fal's servers cannot reach. {WayOut}");
        }

        if (now is { } time && SignedLink.ExpiryOf(url) is { } expiry && expiry - time < ShortLife)
        {
            decimal minutes = decimal.Floor((decimal)(expiry - time).TotalMinutes);
            yield return Finding.Warning(
                "link_expires_soon",
                string.Create(CultureInfo.InvariantCulture, $"The signed link of video_url expires in {minutes} minutes, and the job may wait longer for a runner. Sign one for longer."),
                ("minutesLeft", minutes));
        }
    }
}
