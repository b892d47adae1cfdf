using System.Globalization;
using System.Text;

namespace FalGenerated.Net;

/// <summary>
/// Makes texts from outside fit to be read: cut to a length, without credentials (the query, fragment and user information of any
/// address, named parameters, the keys in use), and with control characters shown as text. A presigned address is a credential as good as
/// the key. The work is bounded by the cut and linear below it.
/// </summary>
internal static class Redact
{
    /// <summary>The most characters of a text that are looked at.</summary>
    public const int Longest = 4096;

    // What is left of a token at the cut may be a piece of a credential that shows itself only as a whole.
    private const int LongestRest = 512;

    /// <summary>The address without user information, query and fragment; <c>?***</c> shows that something was there.</summary>
    public static string Address(Uri? address) => address is null ? "(no address)" : Text(address.OriginalString);

    /// <summary>A text that is safe to print: bounded, without credentials and without control characters other than line feed and tab.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        bool isCut = text.Length > Longest;
        string head = KnownSecrets.TakeOutOf(text.Length > Longest + KnownSecrets.Longest ? text[..(Longest + KnownSecrets.Longest)] : text, Longest);
        head = isCut ? WithoutLastToken(head) : head;
        string shown = Visible(new CredentialScanner(head).Clean());
        return isCut ? shown + "…" : shown;
    }

    private static string WithoutLastToken(string text)
    {
        int end = text.Length;
        while (end > Math.Max(0, text.Length - LongestRest) && !char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }

    private static string Visible(string text)
    {
        StringBuilder? shown = null;
        for (int at = 0; at < text.Length; at++)
        {
            char one = text[at];
            bool isLineEnd = one == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
            if (IsPlain(one, text, at))
            {
                shown?.Append(one);
                continue;
            }

            shown ??= new StringBuilder(text.Length).Append(text, 0, at);
            if (!isLineEnd)
            {
                shown.Append(CultureInfo.InvariantCulture, $@"\u{(int)one:x4}");
            }
        }

        return shown?.ToString() ?? text;
    }

    // Escape sequences drive a terminal, direction marks make a name read as another one.
    private static bool IsPlain(char one, string text, int at) => one is '\n' or '\t' || (one < 0x7F ? one >= ' ' : CharUnicodeInfo.GetUnicodeCategory(one) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Surrogate => char.IsHighSurrogate(one)
            ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            : at > 0 && char.IsHighSurrogate(text[at - 1]),
        _ => true,
    });
}
