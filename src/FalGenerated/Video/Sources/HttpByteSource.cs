using System.Net;
using System.Net.Http.Headers;
using FalGenerated.Net;
using FalGenerated.Video.Reading;

namespace FalGenerated.Video.Sources;

/// <summary>Bytes of an address by ranged GET. Never HEAD: signed links often refuse it.</summary>
internal sealed class HttpByteSource(Uri url, UrlRules rules, ProbeBudget budget) : ByteSource(budget)
{
    private const int MostRedirects = 5;

    private readonly HttpClient client = rules.Client ?? GuardedHttp.Client(rules.AllowPrivateAddresses);
    private Uri current = url;
    private int redirects;
    private long? length;
    private EntityTagHeaderValue? tag;
    private bool sendsNoRanges;

    public override long? Length => length;

    /// <summary>Status of the last answer; null when none came.</summary>
    public int? Status { get; private set; }

    /// <summary>Validator of the video; null when the server stated none.</summary>
    public string? ETag => tag?.ToString();

    /// <summary>Media type of the last answer; null when it stated none.</summary>
    public string? ContentType { get; private set; }

    public override async ValueTask<int> ReadAsync(long position, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (sendsNoRanges)
        {
            throw new ProbeStop(VideoOutcome.BudgetExceeded, "The server sends no ranges, and what is needed lies further behind.");
        }

        try
        {
            using HttpResponseMessage response = await SendAsync(position, buffer.Length, cancellationToken).ConfigureAwait(false);
            return await AcceptAsync(response, position, buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or NotSupportedException)
        {
            throw (error.InnerException as ProbeStop) ?? new ProbeStop(VideoOutcome.Unreachable, "The server could not be reached, or broke off.");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(long position, int wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Check(current);
            int room = Budget.TakeRead(wanted);
            using HttpRequestMessage request = new(HttpMethod.Get, current);
            request.Headers.Range = new RangeHeaderValue(position, position + room - 1);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
            if (tag is { IsWeak: false })
            {
                request.Headers.IfRange = new RangeConditionHeaderValue(tag);
            }

            HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.RequestMessage?.RequestUri is { } answered && answered != current)
            {
                // A client handed in follows redirects by itself. Too late to stop it, in time to say no to the answer.
                Check(answered);
            }

            Status = (int)response.StatusCode;
            ContentType = response.Content.Headers.ContentType?.MediaType;
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            {
                return response;
            }

            response.Dispose();
            if (++redirects > MostRedirects)
            {
                throw new ProbeStop(VideoOutcome.Unreachable, $"The address redirects more than {MostRedirects} times.");
            }

            current = new Uri(current, location);
        }
    }

    private void Check(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new ProbeStop(VideoOutcome.Unreachable, "The address redirects to something that is neither http nor https.");
        }

        if (!rules.AllowPrivateAddresses && !PublicAddress.IsHost(address))
        {
            throw new ProbeStop(VideoOutcome.Unreachable, "The address leads to a private network, which is not asked for an address from outside.");
        }

        if (rules.Allow?.Invoke(address) == false)
        {
            throw new ProbeStop(VideoOutcome.Unreachable, "The application does not allow this address to be asked.");
        }
    }

    private async Task<int> AcceptAsync(HttpResponseMessage response, long position, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.PartialContent:
                CheckRange(response, position);
                break;
            case HttpStatusCode.OK when position == 0 && length is null:
                length = response.Content.Headers.ContentLength;
                sendsNoRanges = true;
                break;
            case HttpStatusCode.NoContent:
            case HttpStatusCode.RequestedRangeNotSatisfiable when position == 0 && response.Content.Headers.ContentRange?.Length is null or 0:
                length = 0;
                return 0;
            case HttpStatusCode.OK:
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                throw Changed();
            default:
                throw new ProbeStop(VideoOutcome.Unreachable, $"The server answered {Status}.") { HttpStatus = Status };
        }

        if (response.Content.Headers.ContentEncoding.Any(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            length = null;
            throw new ProbeStop(VideoOutcome.Unreachable, "The server compresses the video although it was asked not to.");
        }

        tag = response.Headers.ETag;
        return await FillAsync(response, buffer, cancellationToken).ConfigureAwait(false);
    }

    private void CheckRange(HttpResponseMessage response, long position)
    {
        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        if (range is not { Unit: "bytes", From: { } from } || from != position)
        {
            throw new ProbeStop(VideoOutcome.Unreachable, "The server sent another part than the one asked for.");
        }

        bool isOther = tag is not null && response.Headers.ETag is { } other && !other.Equals(tag);
        if (isOther || (length is not null && range.Length is not null && range.Length != length))
        {
            throw Changed();
        }

        length ??= range.Length;
    }

    private async Task<int> FillAsync(HttpResponseMessage response, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            // A server that sends more than was asked for is cut off here: disposing the answer drops the connection.
            int filled = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            Budget.AddBytes(filled);
            if (sendsNoRanges && filled < buffer.Length)
            {
                length ??= filled;
            }

            return filled;
        }
    }

    private static ProbeStop Changed() => new(VideoOutcome.Unreachable, "The video changed while it was being read.");

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;
}
