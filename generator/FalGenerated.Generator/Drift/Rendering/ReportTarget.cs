namespace FalGenerated.Generator.Drift.Rendering;

/// <summary>One form of a report and where it goes; without a file, to standard output.</summary>
internal sealed record ReportTarget(ReportFormat Format, string? File);
