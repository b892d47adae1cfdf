using System.Globalization;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.CSharp;

/// <summary>
/// The kinds of value that a template may print, each with its test. A template writes a text through <c>literal</c> and a comment through
/// <c>csharpdocs</c>; every other kind is printed as it is, so that its test is the only thing between a document and the compiler.
/// </summary>
internal static class TemplateValue
{
    public static bool IsText(Node value) => value is TextNode;

    public static bool IsFlag(Node value) => value is TextNode { Value: "true" };

    public static bool IsIdentifier(Node value) => value is TextNode name && CSharpName.IsIdentifier(name.Value);

    public static bool IsNumber(Node value) => value is TextNode number
        && decimal.TryParse(number.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    public static bool IsHex(Node value) => value is TextNode hex && hex.Value.All(char.IsAsciiHexDigitLower);

    /// <summary>A text that ends no comment: its only control characters are line feeds, before which the filter writes the slashes.</summary>
    public static bool IsComment(Node value) => value is TextNode text && text.Value == CommentText.Clean(text.Value);

    /// <summary>Characters of an endpoint's id: none ends a string, a comment or an element of one.</summary>
    public static bool IsAddress(Node value) => value is TextNode text && text.Value.All(IsAddressCharacter);

    public static Func<Node, bool> OneOf(params string[] allowed) => value => value is TextNode text && allowed.Contains(text.Value);

    public static Func<Node, bool> ListOf(Func<Node, bool> item) => value => value is ArrayNode list && list.Items.All(item);

    /// <summary>The inside of an interpolated string: characters of an address, and calls that escape one argument each.</summary>
    public static bool IsInterpolatedAddress(Node value)
    {
        if (value is not TextNode text)
        {
            return false;
        }

        const string Open = "{System.Uri.EscapeDataString(", Close = ")}";
        string rest = text.Value;
        while (rest.IndexOf('{', StringComparison.Ordinal) is >= 0 and int start)
        {
            int end = rest.IndexOf(Close, start, StringComparison.Ordinal);
            if (!rest[..start].All(IsAddressCharacter) || end < 0 || !rest[start..].StartsWith(Open, StringComparison.Ordinal) || !CSharpName.IsIdentifier(rest[(start + Open.Length)..end]))
            {
                return false;
            }

            rest = rest[(end + Close.Length)..];
        }

        return rest.All(IsAddressCharacter);
    }

    private static bool IsAddressCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/';
}
