using System.Net;
using System.Net.Http.Headers;

namespace FalGenerated.Files;

/// <summary>Sends the GET of a download and follows redirects by hand: each target is checked before anything is sent to it.</summary>
internal sealed class FileFetch(HttpClient files, FileAddressPolicy hosts, bool trustedOnly)
{
    // As in fal's own download code.
    private const int MaxRedirects = 5;

    /// <summary>Hosts outside the trusted ones that took part.</summary>
    public SortedSet<string> Strangers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first answer that is not a redirect; its body is still on the way.</summary>
    /// <param name="address">The first address.</param>
    /// <param name="from">The first byte that is wanted; 0 for the whole.</param>
    /// <param name="validator">The proof that the file is still the one that was begun; null when the whole is wanted.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<HttpResponseMessage> GetAsync(
        Uri address, long from, RangeConditionHeaderValue? validator, CancellationToken cancellationToken)
    {
        for (int redirects = 0; ; redirects++)
        {
            hosts.Require(address, trustedOnly);
            if (!hosts.IsTrusted(address))
            {
                Strangers.Add(address.Host);
            }

            using HttpRequestMessage request = new(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
            if (from > 0)
            {
                request.Headers.Range = new RangeHeaderValue(from, null);
                request.Headers.IfRange = validator;
            }

            HttpResponseMessage response = await files
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            {
                return response;
            }

            response.Dispose();
            if (redirects == MaxRedirects)
            {
                throw FileAddressPolicy.Refusal(
                    TransferFailure.TooManyRedirects, address.Host, $"The file's address was redirected more than {MaxRedirects} times; {address.Host} was the last host.");
            }

            address = new Uri(address, location);
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
