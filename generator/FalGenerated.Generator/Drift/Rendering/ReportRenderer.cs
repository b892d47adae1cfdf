using FalGenerated.Generator.Drift.Reporting;

namespace FalGenerated.Generator.Drift.Rendering;

/// <summary>Renders a report in any format; the same report always gives the same text.</summary>
internal static class ReportRenderer
{
    public static string Render(DriftReport report, ReportFormat format, bool color = false) => format switch
    {
        ReportFormat.Markdown => MarkdownRenderer.Render(report),
        ReportFormat.Json => JsonRenderer.Render(report),
        ReportFormat.Sarif => SarifRenderer.Render(report),
        ReportFormat.Github => GithubRenderer.Render(report),
        ReportFormat.Junit => JunitRenderer.Render(report),
        ReportFormat.Msbuild => MsbuildRenderer.Render(report),
        _ => TextRenderer.Render(report, color),
    };
}
