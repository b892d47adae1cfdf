using System.Text;

namespace FalGenerated.Idempotency;

/// <summary>Tells which names a file keeps as they are.</summary>
internal static class JournalText
{
    /// <summary>True when UTF-8 keeps a text. Half a surrogate pair becomes another letter, and the name would not be found again.</summary>
    public static bool Keeps(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
