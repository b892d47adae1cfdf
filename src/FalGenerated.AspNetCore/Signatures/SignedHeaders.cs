using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace FalGenerated.AspNetCore.Signatures;

/// <summary>The four headers of a signed delivery, in the form that they must have. The texts are kept exactly, because they are signed.</summary>
internal sealed record SignedHeaders(string RequestId, string UserId, string Timestamp, byte[] Signature)
{
    private const string Prefix = "X-Fal-Webhook-";
    private const int SignatureBytes = 64;
    private const int LongestText = 200;

    // Seconds of the years up to 9999.
    private const int LongestTimestamp = 12;

    /// <summary>The time of the signature, in Unix seconds.</summary>
    public long Seconds { get; } = long.Parse(Timestamp, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Reads the headers; null when one of them is missing, there twice, or malformed, and then <paramref name="bad"/> names it.</summary>
    public static SignedHeaders? Read(IHeaderDictionary headers, out string bad)
    {
        bad = Prefix + "Request-Id";
        if (TextOf(headers[bad], LongestText) is not { } requestId)
        {
            return null;
        }

        bad = Prefix + "User-Id";
        if (TextOf(headers[bad], LongestText) is not { } userId)
        {
            return null;
        }

        bad = Prefix + "Timestamp";
        if (TextOf(headers[bad], LongestTimestamp) is not { } timestamp || !timestamp.All(char.IsAsciiDigit))
        {
            return null;
        }

        bad = Prefix + "Signature";
        return TextOf(headers[bad], 2 * SignatureBytes) is { } hex && BytesOf(hex) is { } signature
            ? new SignedHeaders(requestId, userId, timestamp, signature)
            : null;
    }

    private static string? TextOf(StringValues values, int longest) =>
        values is [{ Length: > 0 } text] && text.Length <= longest && text.All(letter => letter is >= ' ' and <= '~') ? text : null;

    private static byte[]? BytesOf(string hex)
    {
        byte[] bytes = new byte[SignatureBytes];
        return hex.Length == 2 * SignatureBytes && Convert.FromHexString(hex, bytes, out _, out _) == OperationStatus.Done ? bytes : null;
    }
}
