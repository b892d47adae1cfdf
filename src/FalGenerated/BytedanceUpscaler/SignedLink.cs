using System.Globalization;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>When a signed link stops working, as far as its query says.</summary>
internal static class SignedLink
{
    /// <summary>The moment; null when the link is not signed in a known way.</summary>
    public static DateTimeOffset? ExpiryOf(Uri url)
    {
        Dictionary<string, string> query = QueryOf(url);
        return FromStartAndLife(query, "X-Amz-Date", "X-Amz-Expires")
            ?? FromStartAndLife(query, "X-Goog-Date", "X-Goog-Expires")
            ?? FromEpoch(query.GetValueOrDefault("Expires"))
            ?? (query.ContainsKey("sig") ? FromIso(query.GetValueOrDefault("se")) : null);
    }

    private static DateTimeOffset? FromStartAndLife(Dictionary<string, string> query, string start, string life) =>
        DateTimeOffset.TryParseExact(
            query.GetValueOrDefault(start), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset from)
        && int.TryParse(query.GetValueOrDefault(life), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
        && from.Year < 9000
            ? from.AddSeconds(seconds)
            : null;

    private static DateTimeOffset? FromEpoch(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds is > 1_000_000_000 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static DateTimeOffset? FromIso(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment : null;

    private static Dictionary<string, string> QueryOf(Uri url)
    {
        Dictionary<string, string> query = new(StringComparer.OrdinalIgnoreCase);
        foreach (string pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            query[Uri.UnescapeDataString(parts[0])] = parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "";
        }

        return query;
    }
}
