using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Reporting;

/// <summary>Differences that come from who wrote a provisional pin, not from what the server does.</summary>
internal static class Authorship
{
    public static bool IsAuthorship(Finding finding) => finding.Level == Level.Info && finding.Rule.Id is
        "documentation-changed" or "fal-metadata-changed" or "fal-display-order-changed" or "extension-changed"
        or "document-version-changed" or "openapi-version-changed" or "schema-renamed" or "schema-added" or "schema-removed"
        or "request-became-nullable" or "response-became-not-nullable" or "response-format-added";
}
