namespace FalGenerated.Transport;

/// <summary>Notes which version of HTTP the server speaks.</summary>
internal sealed class VersionWatch : DelegatingHandler
{
    private volatile bool isHttp2;

    /// <summary>Gets a value indicating whether the last answer came over HTTP/2 or later. False before the first.</summary>
    public bool IsHttp2 => isHttp2;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        isHttp2 = response.Version.Major >= 2;
        return response;
    }
}
