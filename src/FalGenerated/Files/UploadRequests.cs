using System.Net;
using System.Text;
using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.Files;

/// <summary>The requests of an upload that go to the file host, without the key.</summary>
internal sealed class UploadRequests(HttpClient files, TransferAttempts attempts, UploadHead head, TransferMeter meter)
{
    /// <summary>Tells that all parts are there.</summary>
    public Task<bool> CompleteAsync(Uri address, IReadOnlyList<PartTag> tags, CancellationToken cancellationToken) => attempts.TryAsync(
        async guard =>
        {
            using HttpRequestMessage request = new(HttpMethod.Post, address)
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(FalJson.Write(new { parts = tags }))),
            };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            using HttpResponseMessage response = await files.SendAsync(request, guard.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? true : throw UploadFailures.Refused(response, UploadStage.Complete, null, attempts);
        },
        (what, error) => UploadFailures.Lost(UploadStage.Complete, null, what, error),
        cancellationToken);

    /// <summary>Sends one body and returns its tag.</summary>
    /// <param name="address">The upload address.</param>
    /// <param name="part">The bytes.</param>
    /// <param name="number">The part's number, for which a tag is indispensable; null for the whole in one request, which needs none.</param>
    /// <param name="askFirst">
    /// True to wait for the host's consent before the bytes are sent. A host that refuses an address while the bytes are on their way
    /// often cuts the connection, and its answer is lost: so a second try asks.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string> PutAsync(Uri address, UploadPart part, int? number, bool askFirst, CancellationToken cancellationToken)
    {
        long sent = 0;
        try
        {
            return await attempts.TryAsync(SendAsync, Lost, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            meter.Add(-sent);
            throw;
        }

        async Task<string> SendAsync(StallGuard guard)
        {
            using PartContent content = new(part, head.ContentType, count => Written(count, guard));
            using HttpRequestMessage request = new(HttpMethod.Put, address)
            {
                Content = content,

                // With HTTP/2 an early answer would leave the body being read after its memory was given back.
                Version = HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            request.Headers.ExpectContinue = askFirst ? true : null;
            using HttpResponseMessage response = await files
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, guard.Token).ConfigureAwait(false);
            string body = await ShortBody.ReadAsync(response, guard.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw UploadFailures.Refused(response, UploadStage.Content, number, attempts);
            }

            return TagOf(response, body) ?? (number is { } missing ? throw UploadFailures.NoTag(missing) : "");
        }

        void Written(int count, StallGuard guard)
        {
            guard.Tick();
            sent += count;
            meter.Add(count);
        }

        FalTransferException Lost(string what, Exception error) => UploadFailures.Lost(UploadStage.Content, number, what, error);
    }

    // As JSON in fal's own client, as a header in its app SDK: whichever comes, unchanged.
    private static string? TagOf(HttpResponseMessage response, string body)
    {
        if (body.AsSpan().TrimStart() is ['{', ..])
        {
            try
            {
                if (FalJson.Read<PartAnswer>(body)?.Tag is { Length: > 0 } tag)
                {
                    return tag;
                }
            }
            catch (JsonException)
            {
                // Not an answer about a part; the header may have the tag.
            }
        }

        return response.Headers.NonValidated.TryGetValues("ETag", out var values) ? values.FirstOrDefault() : null;
    }
}

/// <summary>The body of one PUT: it knows its length and writes the same bytes each time it is sent.</summary>
internal sealed class PartContent : HttpContent
{
    private readonly UploadPart part;
    private readonly Action<int> written;

    public PartContent(UploadPart part, string contentType, Action<int> written)
    {
        this.part = part;
        this.written = written;
        Headers.TryAddWithoutValidation("Content-Type", contentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        part.CopyToAsync(stream, written, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        part.CopyToAsync(stream, written, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = part.Length;
        return true;
    }
}

/// <summary>The file host's tag of a part that it has accepted; sent back as it came, quotes included.</summary>
internal sealed class PartTag
{
    [JsonProperty("partNumber")]
    public required int Number { get; init; }

    [JsonProperty("etag")]
    public required string Tag { get; init; }

    /// <summary>The bytes that the part carried; not told.</summary>
    [JsonIgnore]
    public required long Bytes { get; init; }
}

/// <summary>The answer to a part, where it is JSON.</summary>
internal sealed class PartAnswer
{
    [JsonProperty("etag")]
    public string? Tag { get; init; }
}
