namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>The fixed order of every report: a wrong document first, then the worst first.</summary>
internal static class FindingOrder
{
    public static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings) =>
    [
        .. findings
            .OrderByDescending(finding => finding.Rule.Id == "fal-endpoint-id-changed")
            .ThenByDescending(finding => finding.Level)
            .ThenByDescending(finding => finding.Scope.Direction == Direction.Request)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Scope.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Scope.Method, StringComparer.Ordinal)
            .ThenBy(finding => finding.Place, StringComparer.Ordinal)
            .ThenBy(finding => finding.Value, StringComparer.Ordinal)
            .ThenBy(finding => finding.Anchor.Offset),
    ];
}
