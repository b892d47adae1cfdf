namespace FalGenerated.Generator.Drift.Rendering;

/// <summary>The forms in which a report is written.</summary>
internal enum ReportFormat
{
    Text,
    Markdown,
    Json,
    Sarif,
    Github,
    Junit,
    Msbuild,
}
