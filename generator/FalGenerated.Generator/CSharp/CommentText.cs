using System.Text;

namespace FalGenerated.Generator.CSharp;

/// <summary>
/// Makes a text of a document safe for a C# comment: to the C# compiler a lone CR, NEL, LS or PS ends the line, and what follows would be code.
/// Empty lines go: a comment shows each as a break of its own, and a break alone says nothing.
/// </summary>
internal static class CommentText
{
    public static string Clean(string text)
    {
        StringBuilder clean = new(text.Length);
        foreach (char c in text.ReplaceLineEndings("\n"))
        {
            clean.Append(c != '\n' && char.IsControl(c) ? ' ' : c);
        }

        return string.Join('\n', clean.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)).Trim();
    }
}
