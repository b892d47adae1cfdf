using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FalGenerated.Emulator.Http;

/// <summary>A request as routes see it. The route that needs the body reads it, within the limit that applies to it.</summary>
internal sealed class EmulatorRequest(HttpContext http, int maxBodyBytes)
{
    public string Method { get; } = http.Request.Method;

    public string Path { get; } = http.Request.Path.Value ?? "/";

    /// <summary>The path as it was sent, percent-encoding untouched: the name under which files are stored.</summary>
    public string RawPath { get; } = RawPathOf(http);

    public string QueryString { get; } = http.Request.QueryString.Value ?? "";

    public string Host { get; } = http.Request.Host.Value ?? "";

    public Stream BodyStream => http.Request.Body;

    public long? ContentLength => http.Request.ContentLength;

    /// <summary>True for a body that is announced, of whatever length.</summary>
    public bool HasBody => ContentLength > 0 || Header("Transfer-Encoding") is not null;

    /// <summary>The body, once <see cref="ReadBodyAsync"/> has read it; else empty.</summary>
    public byte[] Body { get; private set; } = [];

    public string? Header(string name) => http.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    public IEnumerable<KeyValuePair<string, string>> Headers =>
        http.Request.Headers.Select(header => new KeyValuePair<string, string>(header.Key, header.Value.ToString()));

    public string? Query(string name) => http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public IReadOnlyList<string> QueryAll(string name) =>
        http.Request.Query.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];

    private static string RawPathOf(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..query];
    }

    /// <summary>Reads the whole body into memory.</summary>
    /// <exception cref="BodyTooLargeException">It is larger than the emulator's limit.</exception>
    public async Task<byte[]> ReadBodyAsync(CancellationToken cancellationToken)
    {
        if (ContentLength > maxBodyBytes)
        {
            throw new BodyTooLargeException(maxBodyBytes);
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await BodyStream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > maxBodyBytes)
            {
                throw new BodyTooLargeException(maxBodyBytes);
            }

            buffer.Write(chunk, 0, read);
        }

        return Body = buffer.ToArray();
    }

    /// <summary>Reads and forgets the first bytes of the body.</summary>
    public async Task SkipAsync(long count, CancellationToken cancellationToken)
    {
        var chunk = new byte[16 * 1024];
        while (count > 0)
        {
            var part = chunk.AsMemory(0, (int)Math.Min(count, chunk.Length));
            var read = await BodyStream.ReadAsync(part, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            count -= read;
        }
    }

    /// <summary>The body as a JSON object; null where it is none. An empty body reads as an empty object.</summary>
    public async Task<JsonObject?> ReadObjectAsync(CancellationToken cancellationToken)
    {
        var bytes = await ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        if (bytes.Length == 0)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(bytes) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
