namespace FalGenerated.Video;

/// <summary>What the probe of an address may do. The defaults are for addresses that come from outside.</summary>
public sealed class UrlProbeOptions
{
    /// <summary>
    /// The client to ask with; null for the library's own, which follows no redirect by itself, uses no proxy and no cookies, and refuses
    /// private addresses at the moment of connecting. A client handed in here connects by its own rules; it should not follow redirects.
    /// </summary>
    public HttpClient? Client { get; set; }

    /// <summary>Sees every address before it is asked, targets of redirects too, and says whether it may be; null allows all.</summary>
    public Func<Uri, bool>? Allow { get; set; }

    /// <summary>Whether loopback, link-local and private addresses may be asked. Default false. Set it only for addresses of your own.</summary>
    public bool AllowPrivateAddresses { get; set; }
}
