using System.Text;

namespace FalGenerated.Files;

/// <summary>Reads answers that ought to be short, and no more of them than that.</summary>
internal static class ShortBody
{
    private const int MaxBytes = 256 * 1024;

    /// <summary>The text of a body, cut off where it becomes too long to be an answer.</summary>
    public static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            byte[] buffer = new byte[2 * 1024];
            using MemoryStream text = new();
            for (int count; text.Length < MaxBytes && (count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                text.Write(buffer, 0, count);
            }

            return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
        }
    }
}
