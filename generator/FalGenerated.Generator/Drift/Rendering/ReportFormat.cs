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

    /// <summary>For a build: lines that MSBuild turns into errors and warnings.</summary>
    Msbuild,
}
