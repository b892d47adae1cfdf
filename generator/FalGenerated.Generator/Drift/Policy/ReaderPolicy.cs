using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Policy;

/// <summary>Lowers what open enums survive, and nothing else.</summary>
internal static class ReaderPolicy
{
    public static IReadOnlyList<Finding> Apply(ReaderKind reader, IReadOnlyList<Finding> findings) => reader == ReaderKind.Strict
        ? findings
        : FindingOrder.Sort(findings.Select(finding => finding.Rule.Id is "response-enum-value-added" or "response-enum-lifted"
            ? finding with { Level = Level.Warning }
            : finding));
}
