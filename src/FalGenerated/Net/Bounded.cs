namespace FalGenerated.Net;

/// <summary>Cuts text from outside before it becomes part of a message.</summary>
internal static class Bounded
{
    private const int LongestValue = 100;

    /// <summary>The value of an option, a scheme or a host.</summary>
    public static string Value(string text) => Text(text, LongestValue);

    /// <summary>The text without control characters, cut in the middle when it is longer than the limit.</summary>
    public static string Text(string text, int longest)
    {
        string cut = text.Length <= longest ? text : $"{text.AsSpan(0, longest / 2)}…{text.AsSpan(text.Length - (longest / 2) + 1)}";
        return cut.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 ? cut : string.Concat(cut.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }
}
