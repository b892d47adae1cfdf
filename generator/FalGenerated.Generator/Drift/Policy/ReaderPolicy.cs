using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Policy;

/// <summary>Chooses the axis that counts: lowers what open enums survive, or raises what only strict readers notice.</summary>
internal static class ReaderPolicy
{
    public static IReadOnlyList<Finding> Apply(ReaderKind reader, IReadOnlyList<Finding> findings) => reader switch
    {
        ReaderKind.Strict => FindingOrder.Sort(findings.Select(finding => finding with { Level = finding.StrictLevel })),
        ReaderKind.TolerantEnums => FindingOrder.Sort(findings.Select(finding => finding.Rule.Id is "response-enum-value-added" or "response-enum-lifted"
            ? finding with { Level = Level.Warning }
            : finding)),
        _ => findings,
    };
}
