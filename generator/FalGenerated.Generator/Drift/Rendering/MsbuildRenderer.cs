using System.Globalization;
using System.Text;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Reporting;

namespace FalGenerated.Generator.Drift.Rendering;

/// <summary>
/// Lines that MSBuild takes for errors and warnings of the build, each at its place in the pin. Full paths, unlike every other format:
/// MSBuild would take a relative one from the project's folder.
/// </summary>
internal static class MsbuildRenderer
{
    public static string Render(DriftReport report)
    {
        StringBuilder text = new();
        foreach (FoldedFinding folded in FoldedFinding.Fold(report.Counted.Where(finding => finding.Level >= Level.Warning)))
        {
            Finding finding = folded.First;
            SourcePosition position = finding.Anchor.Position;
            string category = finding.Level == Level.Breaking ? "error" : "warning";
            string message = Truncate.Of($"{folded.Operations}: {finding.Message}. {finding.Advice}", 400);
            text.Append(CultureInfo.InvariantCulture, $"{Path.GetFullPath(finding.Anchor.Source.Name)}({position.Line},{position.Column}): {category} {finding.Rule.Id}: {message}\n");
        }

        return text.Append(TextRenderer.Summary(report)).Append('\n').ToString();
    }
}
