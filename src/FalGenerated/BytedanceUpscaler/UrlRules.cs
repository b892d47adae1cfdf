using System.Globalization;
using FalGenerated.Net;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>Findings about <c>video_url</c> that need no request to it.</summary>
internal static class UrlRules
{
    private const string WayOut = "Upload a local file with Storage.UploadFileAsync, and send the address that it gives.";
    private const string Data = "data:";

    // Waiting and working take minutes, and the service fetches the video only when a runner is free.
    private static readonly TimeSpan ShortLife = TimeSpan.FromHours(1);

    /// <param name="videoUrl">The address to send.</param>
    /// <param name="isFalService">True if the request goes to fal's own host, which reaches neither this machine nor a private network; null while that is not decided.</param>
    /// <param name="now">The time, for links that expire; null leaves that out.</param>
    public static IEnumerable<Finding> Check(string? videoUrl, bool? isFalService, DateTimeOffset? now)
    {
        if (string.IsNullOrWhiteSpace(videoUrl))
        {
            return [Finding.Refusal("video_url_missing", $"video_url is empty. {WayOut}")];
        }

        if (videoUrl.StartsWith(Data, StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        // On Unix a rooted path parses as an absolute file address.
        return videoUrl.StartsWith('/') || !Uri.TryCreate(videoUrl, UriKind.Absolute, out Uri? url)
            ? [Finding.Refusal("not_absolute", $"video_url is no absolute address. {WayOut}")]
            : Check(new AddressCheck(url, isFalService, now));
    }

    /// <summary>The findings about an absolute address.</summary>
    public static IEnumerable<Finding> Check(AddressCheck address)
    {
        Uri url = address.Url;
        if (url.Scheme == "data")
        {
            yield break;
        }

        if (url.Scheme is not ("http" or "https"))
        {
            yield return Finding.Refusal("bad_scheme", $"video_url has the scheme '{Bounded.Value(url.Scheme)}', and only http, https and data are fetched. {WayOut}");
            yield break;
        }

        if (address.IsFalService != false && !PublicAddress.IsHost(url))
        {
            // An emulator on this machine serves such addresses, and a quote may be made before it is known who will be asked.
            string message = $"video_url is at '{Bounded.Value(url.Host)}', which fal's servers cannot reach. {WayOut}";
            yield return address.IsFalService is null && url.IsLoopback ? Finding.Warning("url_is_local", message) : Finding.Refusal("url_is_local", message);
        }

        if (address.Now is { } now && SignedLink.Of(url) is { } link && link.Expiry - now < ShortLife)
        {
            yield return Expiring(link, now);
        }
    }

    private static Finding Expiring(SignedLink link, DateTimeOffset now)
    {
        decimal minutes = decimal.Floor((decimal)(link.Expiry - now).TotalMinutes);
        return link.Expiry >= now
            ? Finding.Warning(
                "link_expires_soon",
                string.Create(CultureInfo.InvariantCulture, $"The signed link of video_url expires in {minutes} minutes, and the job may wait longer for a runner. Sign one for longer."),
                ("minutesLeft", minutes))
            : Expired(link, -minutes);
    }

    private static Finding Expired(SignedLink link, decimal minutes)
    {
        string message = string.Create(CultureInfo.InvariantCulture, $"The link of video_url expired on {link.Expiry.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Sign a new one.");
        return link.IsSigned
            ? Finding.Refusal("link_expired", message, ("minutesSince", minutes))
            : Finding.Warning("link_expired", $"{message} It holds no known signature, so its host may still serve it.", ("minutesSince", minutes));
    }
}
