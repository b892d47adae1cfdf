using System.Globalization;
using System.Net;
using System.Text;

namespace FalGenerated.Net;

/// <summary>Reads texts that were escaped on their way: per cent, JSON and HTML escapes, one within the other.</summary>
internal static class EscapedText
{
    // An address in a query in a JSON text is escaped three times.
    private const int MostLayers = 4;

    /// <summary>The text with its escapes resolved; the same instance when it has none.</summary>
    public static string Decode(string text)
    {
        for (int layer = 0; layer < MostLayers && text.AsSpan().ContainsAny('%', '\\', '&'); layer++)
        {
            string decoded = WebUtility.HtmlDecode(FromJson(Uri.UnescapeDataString(text)));
            if (decoded == text)
            {
                return text;
            }

            text = decoded;
        }

        return text;
    }

    private static string FromJson(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder plain = new(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\' || at + 1 == text.Length)
            {
                plain.Append(text[at]);
            }
            else if (text[at + 1] == 'u' && at + 6 <= text.Length
                && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                plain.Append((char)code);
                at += 5;
            }
            else if (text[at + 1] is '/' or '\\' or '"')
            {
                plain.Append(text[++at]);
            }
            else
            {
                plain.Append('\\');
            }
        }

        return plain.ToString();
    }
}
