using System.Text.RegularExpressions;

namespace FalGenerated.EndToEnd.Tests.Docs;

/// <summary>The pages of this repository that a reader copies from.</summary>
internal static partial class Pages
{
    /// <summary>The pages that are written for the site, by their paths in the repository.</summary>
    public static IReadOnlyList<string> Site { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("src", "FalGenerated.Docs", "site"), "*.md", SearchOption.AllDirectories)
            .Select(page => Path.GetRelativePath(Repository.Root, page).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>The front page, the page of each project, and those of the site, by their paths in the repository.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md",
        .. Site,
        .. new[] { "src", "generator" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "README.md", SearchOption.AllDirectories))
            .Where(page => !page.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(page => Path.GetRelativePath(Repository.Root, page).Replace('\\', '/')),
    ];

    public static string Text(string page) => File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n");

    /// <summary>The fenced blocks of a page, in its order, with the language that stands on the fence.</summary>
    public static IEnumerable<(string Language, string Text)> Blocks(string page) =>
        Block().Matches(Text(page)).Select(block => (block.Groups["language"].Value, block.Groups["text"].Value));

    /// <summary>The commands of a block: its lines without what stands behind a <c>#</c>.</summary>
    public static IEnumerable<string> Commands(string block) =>
        block.Split('\n').Select(line => Comment().Replace(line, "").Trim()).Where(line => line.Length > 0);

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(^|\s)#\s.*$")]
    private static partial Regex Comment();
}
