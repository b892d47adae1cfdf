using System.Globalization;
using System.Text;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Reporting;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Rendering;

/// <summary>For a build that was asked to look: breaking findings become errors, warnings warnings, the rest stays quiet.</summary>
internal static class MsbuildRenderer
{
    public static string Render(DriftReport report)
    {
        StringBuilder text = new();
        foreach (FoldedFinding folded in FoldedFinding.Fold(report.Counted.Where(finding => finding.Level >= Level.Warning)))
        {
            Finding finding = folded.First;
            SourcePosition position = finding.Anchor.Position;
            (string kind, string code) = finding.Level == Level.Breaking ? ("error", "FALDRIFT1") : ("warning", "FALDRIFT2");
            text.Append(CultureInfo.InvariantCulture, $"{finding.Anchor.Source.Name}({position.Line},{position.Column}): {kind} {code}: {finding.Rule.Id}: {folded.Operations}: {Excerpt.Of(finding.Message, 400)}. {finding.Rule.Advice}\n");
        }

        return text.Append(TextRenderer.Summary(report)).Append('\n').ToString();
    }
}
