using System.Text.RegularExpressions;

namespace FalGenerated.Docs.Pages;

/// <summary>Turns the links of a page that was written for the repository into links within the site. One that leads elsewhere becomes its text.</summary>
internal static partial class SharedLinks
{
    /// <param name="text">The page.</param>
    /// <param name="path">Its path in the site.</param>
    /// <param name="source">Its path in the repository.</param>
    /// <param name="shared">The pages that are in both, by their path in the site.</param>
    public static string Within(string text, string path, string source, IReadOnlyDictionary<string, string> shared) => Link().Replace(text, link =>
    {
        string[] parts = link.Groups["target"].Value.Split('#', 2);
        string target = Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(source)!, parts[0]))).Replace('\\', '/');
        string? page = shared.FirstOrDefault(one => one.Value == target || one.Value == target + "/README.md").Key;
        return page is null
            ? link.Groups["text"].Value
            : $"[{link.Groups["text"].Value}]({Path.GetRelativePath(Path.GetDirectoryName(path)!, page).Replace('\\', '/')}{(parts.Length > 1 ? "#" + parts[1] : "")})";
    });

    [GeneratedRegex(@"\[(?<text>[^\]\n]+)\]\((?!https?:|#)(?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
