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

/// <summary>Reads the answers of a file host.</summary>
internal static class DownloadAnswers
{
    /// <summary>True if the answer goes on at a byte of the file that was begun. Not every host heeds <c>If-Range</c>, so its facts of the file are compared too.</summary>
    public static bool GoesOn(HttpResponseMessage response, long from, long? total, RangeConditionHeaderValue validator) =>
        response.StatusCode == HttpStatusCode.PartialContent
        && !IsEncoded(response)
        && (validator.EntityTag is null || response.Headers.ETag is null || response.Headers.ETag.Equals(validator.EntityTag))
        && (validator.Date is null || response.Content.Headers.LastModified is null || response.Content.Headers.LastModified == validator.Date)
        && response.Content.Headers.ContentRange is { Unit: "bytes", From: { } first } range
        && first == from
        && (total is null || range.Length is null || range.Length == total)
        && (total is null || range.To is null || range.To == total - 1);

    /// <summary>The length of the whole file; null when it is not told.</summary>
    /// <exception cref="FalTransferException">The body is encoded, so that its length is not the file's.</exception>
    public static long? LengthOf(Uri address, HttpResponseMessage response) =>
        IsEncoded(response)
            ? throw new FalTransferException(
                TransferFailure.DownloadFailed,
                $"{address.Host} sent the file in an encoding that was not asked for ({string.Join(", ", response.Content.Headers.ContentEncoding)}).") { Address = address }
            : response.Content.Headers.ContentLength;

    /// <summary>The proof for later that the file is still the same; null when there is none. A weak tag proves nothing about bytes.</summary>
    public static RangeConditionHeaderValue? ValidatorOf(HttpResponseMessage response)
    {
        if (response.Headers.ETag is { IsWeak: false } tag)
        {
            return new RangeConditionHeaderValue(tag);
        }

        return response.Headers.ETag is null && response.Content.Headers.LastModified is { } date ? new RangeConditionHeaderValue(date) : null;
    }

    /// <summary>The failure that an answer means.</summary>
    public static FalTransferException Refused(Uri address, HttpResponseMessage response, long received, TransferAttempts attempts)
    {
        HttpStatusCode status = response.StatusCode;
        string message = status switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone =>
                $"The file is not, or no longer, at its address ({address.Host} answered {(int)status}): results are kept for a limited time.",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                $"Ask for a signed address: {address.Host} does not give the file without one ({(int)status}).",
            _ => $"{address.Host} answered {(int)status} instead of the file.",
        };
        return new FalTransferException(TransferFailure.DownloadFailed, message)
        {
            Address = address,
            StatusCode = (int)status,
            ReceivedBytes = received,
            IsTransient = TransferAttempts.IsTransient(status),
            RetryAfter = attempts.RetryAfterOf(response),
        };
    }

    private static bool IsEncoded(HttpResponseMessage response) =>
        response.Content.Headers.ContentEncoding.Any(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase));
}
