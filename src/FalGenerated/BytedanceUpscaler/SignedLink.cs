using System.Globalization;
using System.Text;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>The moment at which a signed link stops working, as far as its query says.</summary>
/// <param name="Expiry">The moment.</param>
/// <param name="IsSigned">True if the query also holds a signature, so that the moment is certain to be enforced.</param>
internal readonly record struct SignedLink(DateTimeOffset Expiry, bool IsSigned)
{
    // No signed link is longer, and the rest of a longer query is not worth searching.
    private const int LongestQuery = 16 * 1024;

    private static readonly string[] Signatures =
        ["Signature", "sig", "sign", "signature", "hmac", "token", "Key-Pair-Id", "OSSAccessKeyId", "GoogleAccessId", "AWSAccessKeyId", "md5", "st", "hash", "Policy"];

    private static readonly string[] Tokens = ["token", "jwt", "access_token"];

    /// <summary>Reads a link.</summary>
    /// <returns>Null when the link states no end in a known way.</returns>
    public static SignedLink? Of(Uri url)
    {
        Dictionary<string, string> query = QueryOf(url);
        return Signed(FromStartAndLife(query))
            ?? Signed(query.ContainsKey("sig") ? FromIso(query.GetValueOrDefault("se")) : null)
            ?? Signed(query.ContainsKey("q-signature") ? FromEpoch(query.GetValueOrDefault("q-sign-time")?.Split(';')[^1]) : null)
            ?? Signed(query.ContainsKey("hm") ? FromHex(query.GetValueOrDefault("ex")) : null)
            ?? Signed(query.ContainsKey("oh") ? FromHex(query.GetValueOrDefault("oe")) : null)
            ?? Signed(FromEpoch(Between(query.GetValueOrDefault("hdnts") ?? query.GetValueOrDefault("hdnea") ?? query.GetValueOrDefault("hdntl"), "exp=")))
            ?? Signed(FromEpoch(Between(Decoded(query.GetValueOrDefault("Policy")), "AWS:EpochTime")))
            ?? Signed(Tokens.Select(name => FromWebToken(query.GetValueOrDefault(name))).FirstOrDefault(moment => moment is not null))
            ?? (FromEpoch(query.GetValueOrDefault("Expires") ?? query.GetValueOrDefault("exp")) is { } moment
                ? new SignedLink(moment, Array.Exists(Signatures, query.ContainsKey))
                : null);
    }

    private static SignedLink? Signed(DateTimeOffset? expiry) => expiry is { } moment ? new SignedLink(moment, true) : null;

    /// <summary>S3, Google Cloud Storage and the services that follow them: <c>X-Amz-Date</c> and <c>X-Amz-Expires</c>, with their own prefix.</summary>
    private static DateTimeOffset? FromStartAndLife(Dictionary<string, string> query)
    {
        const string Life = "-Expires";
        foreach ((string name, string life) in query.Where(pair => pair.Key.StartsWith("X-", StringComparison.OrdinalIgnoreCase) && pair.Key.EndsWith(Life, StringComparison.OrdinalIgnoreCase)))
        {
            if (DateTimeOffset.TryParseExact(
                    query.GetValueOrDefault($"{name[..^Life.Length]}-Date"), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset from)
                && int.TryParse(life, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
                && from.Year < 9000)
            {
                return from.AddSeconds(seconds);
            }
        }

        return null;
    }

    private static DateTimeOffset? FromEpoch(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds is > 1_000_000_000 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static DateTimeOffset? FromHex(string? text) =>
        uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint seconds) && seconds > 1_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static DateTimeOffset? FromIso(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment : null;

    /// <summary>The <c>exp</c> of a JSON web token.</summary>
    private static DateTimeOffset? FromWebToken(string? token) =>
        token?.Split('.') is [_, var claims, _] ? FromEpoch(Between(Decoded(claims), "\"exp\"")) : null;

    /// <summary>The digits behind a name and the punctuation that follows it.</summary>
    private static string? Between(string? text, string name)
    {
        int at = text?.IndexOf(name, StringComparison.Ordinal) ?? -1;
        if (at < 0)
        {
            return null;
        }

        ReadOnlySpan<char> rest = text.AsSpan(at + name.Length).TrimStart("\": ");
        int end = rest.IndexOfAnyExceptInRange('0', '9');
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    /// <summary>Base64 in the alphabets that addresses allow: that of the RFC, and the one of CloudFront; null when it is none.</summary>
    private static string? Decoded(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        string plain = text.Replace('~', '/').TrimEnd('_', '=').Replace('-', '+').Replace('_', '/');
        byte[] bytes = new byte[plain.Length];
        return Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out int count) ? Encoding.UTF8.GetString(bytes, 0, count) : null;
    }

    private static Dictionary<string, string> QueryOf(Uri url)
    {
        Dictionary<string, string> query = new(StringComparer.OrdinalIgnoreCase);
        string text = url.Query.Length <= LongestQuery ? url.Query : url.Query[..LongestQuery];
        foreach (string pair in text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            query[Uri.UnescapeDataString(parts[0])] = parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "";
        }

        return query;
    }
}
