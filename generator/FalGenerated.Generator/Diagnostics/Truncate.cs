using System.Text;

namespace FalGenerated.Generator.Diagnostics;

/// <summary>Text from a document on its way into a message: one line, no control characters, not too long.</summary>
internal static class Truncate
{
    private const int MaxLength = 120;

    public static string Of(string text, int maxLength = MaxLength)
    {
        StringBuilder kept = new(Math.Min(text.Length, maxLength + 1));
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (kept.Length >= maxLength)
            {
                return kept.Append('…').ToString();
            }

            kept.Append(IsUnsafe(rune) ? " " : rune.ToString());
        }

        return kept.ToString();
    }

    /// <summary>Controls steer terminals; format characters (bidirectional overrides among them) reorder what a reviewer reads.</summary>
    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune) is
        System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
        or System.Globalization.UnicodeCategory.PrivateUse;
}
