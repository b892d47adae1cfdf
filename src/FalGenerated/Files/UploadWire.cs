using System.Net;
using System.Text;
using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.Files;

/// <summary>The requests of an upload that go to the file host, without the key.</summary>
internal sealed class UploadWire(HttpClient files, FalStorageOptions options, UploadHead head, TransferMeter meter, TimeProvider time)
{
    /// <summary>Tells that all parts are there.</summary>
    public Task<bool> CompleteAsync(Uri address, IReadOnlyList<PartTag> tags, CancellationToken cancellationToken) => FileTraffic.TryAsync(
        async guard =>
        {
            using HttpRequestMessage request = new(HttpMethod.Post, address)
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(FalJson.Write(new { parts = tags }))),
            };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            using HttpResponseMessage response = await files.SendAsync(request, guard.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? true : throw UploadFaults.Refused(response, UploadStage.Complete, null, time);
        },
        (what, error) => UploadFaults.Lost(UploadStage.Complete, null, what, error),
        options,
        time,
        cancellationToken);

    /// <summary>Sends one body and returns its tag.</summary>
    /// <param name="address">Where it goes.</param>
    /// <param name="part">The bytes.</param>
    /// <param name="number">The part's number, for which a tag is indispensable; null for the whole in one request, which needs none.</param>
    /// <param name="askFirst">
    /// Whether to wait for the host's word before the bytes are sent. A host that refuses an address while the bytes are on their way
    /// often cuts the connection, and its answer is lost: so a second try asks.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string> PutAsync(Uri address, UploadPart part, int? number, bool askFirst, CancellationToken cancellationToken)
    {
        long sent = 0;
        try
        {
            return await FileTraffic.TryAsync(SendAsync, Lost, options, time, cancellationToken).ConfigureAwait(false);
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
                throw UploadFaults.Refused(response, UploadStage.Content, number, time);
            }

            return TagOf(response, body) ?? (number is { } missing ? throw UploadFaults.NoTag(missing) : "");
        }

        void Written(int count, StallGuard guard)
        {
            guard.Tick();
            sent += count;
            meter.Add(count);
        }

        FalUploadException Lost(string what, Exception error) => UploadFaults.Lost(UploadStage.Content, number, what, error);
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
