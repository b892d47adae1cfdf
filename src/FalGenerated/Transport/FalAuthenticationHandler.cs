using System.Net.Http.Headers;
using FalGenerated.Wire;

namespace FalGenerated.Transport;

/// <summary>
/// The one place that writes the key. A request to any origin that the options do not name is refused before it leaves:
/// an address out of a response, a token or a redirect must never see the key.
/// </summary>
internal sealed class FalAuthenticationHandler(FalOrigins origins, FalKey key) : DelegatingHandler
{
    private static readonly ProductInfoHeaderValue Product =
        new("FalGenerated", typeof(FalAuthenticationHandler).Assembly.GetName().Version?.ToString(3) ?? "0");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!origins.MayHaveKey(request.RequestUri))
        {
            throw new FalForeignAddressException(request.RequestUri);
        }

        FalKey used = request.Options.Key ?? key;
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", used.ForHeader());
        if (request.Headers.UserAgent.Count == 0)
        {
            request.Headers.UserAgent.Add(Product);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
