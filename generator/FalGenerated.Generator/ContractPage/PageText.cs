using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.ContractPage;

/// <summary>Text of a document on its way into Markdown: one line, nothing that a cell or a renderer would take for its own.</summary>
internal static class PageText
{
    private const int LongestText = 600;

    public static string Of(string? text) => text is null
        ? ""
        : string.Join(' ', Truncate.Of(text, LongestText).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal);

    public static string Code(string? text) => string.IsNullOrEmpty(text) ? "" : $"`{Truncate.Of(text).Replace("`", "'", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)}`";

    public static string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    /// <summary>A table with its head; nothing when there are no rows.</summary>
    public static IEnumerable<string> Table(string[] head, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        return all.Length == 0 ? [] : [Row(head), $"|{string.Concat(head.Select(_ => "---|"))}", .. all.Select(row => Row(row)), ""];
    }
}
