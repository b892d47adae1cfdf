using System.Globalization;
using System.Text;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Reporting;

namespace FalGenerated.Generator.Drift.Rendering;

/// <summary>Workflow annotations: the worst ten, which is what the page shows, and a summary.</summary>
internal static class GithubRenderer
{
    private const int MaxAnnotations = 10;

    public static string Render(DriftReport report)
    {
        StringBuilder text = new();
        IReadOnlyList<FoldedFinding> folded = FoldedFinding.Fold(report.Counted.Where(finding => !FoldedFinding.IsQuiet(finding)).OrderByDescending(finding => finding.Level));
        foreach (FoldedFinding finding in folded.Take(MaxAnnotations))
        {
            Append(text, finding);
        }

        string left = folded.Count > MaxAnnotations ? string.Create(CultureInfo.InvariantCulture, $" {folded.Count - MaxAnnotations} more are in the full report.") : "";
        return text.Append("::notice title=Contract drift::").Append(Data(TextRenderer.Summary(report) + left)).Append('\n').ToString();
    }

    private static void Append(StringBuilder text, FoldedFinding folded)
    {
        Finding finding = folded.First;
        SourcePosition position = finding.Anchor.Position;
        string command = finding.Level switch { Level.Breaking => "error", Level.Warning => "warning", _ => "notice" };
        string message = $"{folded.Operations}: {finding.Message}. {finding.Advice}";
        text.Append(CultureInfo.InvariantCulture, $"::{command} file={Property(finding.Anchor.Source.Name)},line={position.Line},col={position.Column},title={Property(finding.Rule.Id)}::{Data(Truncate.Of(message, 400))}\n");
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
