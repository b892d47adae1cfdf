using System.Text.RegularExpressions;

namespace FalGenerated.Net;

/// <summary>
/// Takes credentials out of what people will read: the query, fragment and user information of any address, and the key.
/// A presigned address is a credential as good as the key.
/// </summary>
internal static partial class Redact
{
    /// <summary>The address without user information, query and fragment; <c>?***</c> shows that something was there.</summary>
    public static string Address(Uri? address)
    {
        if (address is null)
        {
            return "(no address)";
        }

        return Text(address.OriginalString);
    }

    /// <summary>A text with the credentials of all addresses in it, and the keys in use, taken out.</summary>
    public static string Text(string? text) => text is null ? "" : KnownSecrets.TakeOutOf(Addresses().Replace(text, Shorten));

    private static string Shorten(Match match)
    {
        string kept = match.Groups["scheme"].Value
            + (match.Groups["user"].Success ? "***@" : "")
            + match.Groups["rest"].Value;
        return match.Groups["secret"].Success ? kept + "?***" : kept;
    }

    // Scheme-less addresses are covered as far as they carry a query: a path followed by "?name=".
    [GeneratedRegex("""(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*://)(?<user>[^\s/?#"'<>@]*@)?(?<rest>[^\s?#"'<>]*)(?<secret>[?#][^\s"'<>]*)?|(?<rest>/[^\s?#"'<>]*)(?<secret>\?[^\s"'<>=]+=[^\s"'<>]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();
}
