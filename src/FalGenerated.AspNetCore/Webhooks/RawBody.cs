using Microsoft.AspNetCore.Http;

namespace FalGenerated.AspNetCore.Webhooks;

/// <summary>Reads a request's body up to a limit. The space grows with what arrives, not with what a header promises.</summary>
internal static class RawBody
{
    private const int FirstBytes = 16 * 1024;

    /// <summary>The bytes of the body; null when there are more than the limit.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        byte[] bytes = new byte[Math.Min(FirstBytes, most + 1)];
        int length = 0;
        while (true)
        {
            int count = await request.Body.ReadAsync(bytes.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += count;
            if (count == 0)
            {
                return bytes.AsMemory(0, length);
            }

            if (length > most)
            {
                return null;
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(2L * bytes.Length, most + 1L));
            }
        }
    }
}
