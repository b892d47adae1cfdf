using FalGenerated.Generator.Drift.Catalogue;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Collects findings; the same difference of one operation is kept once.</summary>
internal sealed class FindingSink
{
    private readonly HashSet<(string Rule, string? Operation, Direction? Direction, int Before, int After, string Value)> _known = [];
    private readonly HashSet<(string Rule, int Before, int After, string Value)> _once = [];

    public List<Finding> Findings { get; } = [];

    public void Add(Finding finding)
    {
        if (_known.Add((finding.Rule.Id, finding.Scope.Operation, finding.Scope.Direction, finding.Anchor.Offset, finding.After?.Offset ?? -1, finding.Value)))
        {
            Findings.Add(finding);
        }
    }

    /// <summary>For what every operation shares: reported for the first operation that meets it.</summary>
    public void AddOnce(Finding finding)
    {
        if (_once.Add((finding.Rule.Id, finding.Anchor.Offset, finding.After?.Offset ?? -1, finding.Value)))
        {
            Findings.Add(finding);
        }
    }

    public static Finding Make(string rule, Scope scope, string place, Node anchor, string what, string value, Level? level = null)
    {
        Rule row = RuleCatalogue.Get(rule);
        return new Finding { Rule = row, Level = level ?? row.Wire, Scope = scope, Place = place, Anchor = anchor, What = what, Value = value };
    }
}
