using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Reporting;

/// <summary>The same change in one or more operations.</summary>
internal sealed record FoldedFinding(Finding First, IReadOnlyList<Finding> All)
{
    /// <summary>Folds what reads the same but for the operation, keeping the order.</summary>
    public static IReadOnlyList<FoldedFinding> Fold(IEnumerable<Finding> findings) =>
    [
        .. findings
            .GroupBy(finding => string.Join('\n', finding.Rule.Id, finding.Level, finding.Place, finding.What, finding.IgnoredBy, finding.Scope.Direction))
            .Select(group => new FoldedFinding(group.First(), [.. group])),
    ];

    /// <summary>The place: one operation with its role, or the number of operations.</summary>
    public string Operations
    {
        get
        {
            List<string> operations = [.. All.Select(Name).Distinct()];
            return operations.Count switch
            {
                1 => operations[0],
                _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{operations.Count} operations ({Truncate.Of(string.Join(", ", All.Select(Short).Distinct()), 160)})"),
            };
        }
    }

    private static string Name(Finding finding) =>
        finding.Scope.Operation is not { } operation ? "document"
        : Truncate.Of(operation, 160) + (finding.Scope.Role is { } role ? $" ({role})" : "");

    private static string Short(Finding finding) => finding.Scope.Role ?? finding.Scope.Operation ?? "document";

    /// <summary>Words that a reader need not see one by one.</summary>
    public static bool IsQuiet(Finding finding) =>
        finding is { Level: Level.Info, Unfolded: false } && finding.Rule.Id is "documentation-changed";
}
