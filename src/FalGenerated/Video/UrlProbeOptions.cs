namespace FalGenerated.Video;

/// <summary>Rules for the probe of an address. The defaults are for addresses that come from outside.</summary>
public sealed class UrlProbeOptions
{
    /// <summary>
    /// The client that sends the requests. Null, the default: the library's own, which follows no redirect by itself, uses no proxy and no
    /// cookies, and refuses private addresses at the moment of connecting. A client given here connects by its own rules; it should not
    /// follow redirects.
    /// </summary>
    public HttpClient? Client { get; init; }

    /// <summary>Decides for every address, redirect targets included, if a request may go there. Null, the default: all are allowed.</summary>
    public Func<Uri, bool>? Allow { get; init; }

    /// <summary>True allows loopback, link-local and private addresses. Default false. Set it only for addresses of your own.</summary>
    public bool AllowPrivateAddresses { get; init; }
}
