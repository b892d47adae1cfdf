using System.Net;
using System.Net.Http.Headers;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Fetching;

/// <summary>Fetches a public document: no key, redirects within one host only, a size limit, a deadline.</summary>
internal sealed class ContractFetcher(HttpMessageHandler handler, TimeSpan timeout, TimeProvider time) : IDisposable
{
    private const int MaxRedirects = 5;

    private readonly HttpClient http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A fetcher for the network.</summary>
    public static ContractFetcher Create(TimeSpan timeout) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All }, timeout, TimeProvider.System);

    /// <summary>Null when the server says that nothing changed since the given tag or date.</summary>
    /// <exception cref="FetchException">The text could not be had.</exception>
    public async Task<FetchedText?> GetAsync(Uri address, string? etag, string? lastModified, CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource deadline = new(timeout, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await FollowAsync(address, etag, lastModified, both.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FetchException($"{FetchAddress.Show(address)} did not answer within {timeout.TotalSeconds:0.###} s; try again, or raise --timeout.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new FetchException($"{FetchAddress.Show(address)} could not be fetched ({Truncate.Of(error.Message)}); try again.", error);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<FetchedText?> FollowAsync(Uri address, string? etag, string? lastModified, CancellationToken cancellationToken)
    {
        Uri start = address;
        for (int redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, address);
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("fal-contract", "1"));
            if (etag is not null)
            {
                request.Headers.TryAddWithoutValidation("If-None-Match", etag);
            }

            if (lastModified is not null)
            {
                request.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
            }

            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
            {
                address = SameHost(start, new Uri(address, location));
                continue;
            }

            return response.StatusCode switch
            {
                HttpStatusCode.NotModified when etag is not null || lastModified is not null => null,
                HttpStatusCode.OK => await ReadAsync(address, response, cancellationToken),
                _ => throw new FetchException($"{FetchAddress.Show(address)} answered {(int)response.StatusCode}, not 200; nothing was compared."),
            };
        }

        throw new FetchException($"{FetchAddress.Show(start)} redirects more than {MaxRedirects} times.");
    }

    private static Uri SameHost(Uri from, Uri to) => from.Scheme == to.Scheme && from.Host == to.Host && from.Port == to.Port
        ? to
        : throw new FetchException($"{FetchAddress.Show(from)} redirects to another host ({FetchAddress.Show(to)}), which is not followed; check the address in the lock.");

    private static async Task<FetchedText> ReadAsync(Uri address, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        byte[] buffer = new byte[81920];
        while (await stream.ReadAsync(buffer, cancellationToken) is int read and > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > JsonReader.MaxBytes)
            {
                throw new FetchException($"{FetchAddress.Show(address)} sends more than {JsonReader.MaxBytes:N0} bytes; that is no endpoint's document.");
            }
        }

        return new FetchedText(FetchAddress.Show(address), body.ToArray())
        {
            Status = (int)response.StatusCode,
            ETag = response.Headers.ETag?.ToString(),
            LastModified = response.Content.Headers.LastModified?.ToString("R"),
            ContentType = response.Content.Headers.ContentType?.MediaType,
        };
    }
}
