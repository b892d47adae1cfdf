using System.Text;

namespace FalGenerated.Wire;

/// <summary>Reads a body as UTF-8, without the mark that some servers put before it. The framework's own way to text throws on a character set that it does not know.</summary>
internal static class BodyText
{
    /// <summary>As the other overload, for a body without a limit yet.</summary>
    /// <exception cref="HttpRequestException">It is longer than that, or broke off.</exception>
    public static async Task<string> ReadAsync(HttpContent content, long maxBytes, CancellationToken cancellationToken)
    {
        await content.LoadIntoBufferAsync(maxBytes, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(content, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)).TrimStart('\uFEFF');
}
