using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Reporting;

/// <summary>All that a renderer needs; it adds nothing of its own.</summary>
internal sealed record DriftReport
{
    public const int SchemaVersion = 1;

    public required IReadOnlyList<ComparedContract> Contracts { get; init; }

    /// <summary>The level from which drift fails; null for never.</summary>
    public required Level? FailOn { get; init; }

    /// <summary>Ignore entries that expired or matched nothing.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The checks that the run left out, and the edits that an update would need.</summary>
    public IReadOnlyList<string> Omissions { get; init; } = [];

    /// <summary>All that a reader is told beside the findings.</summary>
    public IEnumerable<string> Notes => Remarks.Concat(Omissions);

    public IEnumerable<Finding> Findings => Contracts.SelectMany(contract => contract.Findings);

    /// <summary>Findings that no ignore entry covers.</summary>
    public IEnumerable<Finding> Counted => Findings.Where(finding => finding.IgnoredBy is null);

    /// <summary>The worst level that is not ignored.</summary>
    public Level Level
    {
        get
        {
            Level worst = Level.None;
            foreach (Finding finding in Counted)
            {
                worst = finding.Level > worst ? finding.Level : worst;
            }

            return worst;
        }
    }

    public bool Fails => FailOn is { } threshold && Level != Level.None && Level >= threshold;

    public int Unclassified => Counted.Count(finding => finding.Rule.Id == "unclassified-change");

    public int Count(Level level) => Counted.Count(finding => finding.Level == level);

    /// <summary>The worst that regenerating does to code written against the SDK.</summary>
    public SdkEffect Sdk
    {
        get
        {
            HashSet<SdkEffect> effects = [.. Findings.Select(finding => finding.Sdk)];
            return effects.Contains(SdkEffect.Breaking) ? SdkEffect.Breaking
                : effects.Contains(SdkEffect.Unknown) ? SdkEffect.Unknown
                : effects.Contains(SdkEffect.Additive) ? SdkEffect.Additive : SdkEffect.None;
        }
    }
}
