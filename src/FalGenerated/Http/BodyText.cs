using System.Text;

namespace FalGenerated;

/// <summary>Reads a body as UTF-8, without the mark that some servers put before it. The framework's own way to text throws on a character set that it does not know.</summary>
internal static class BodyText
{
    public static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)).TrimStart('\uFEFF');
}
