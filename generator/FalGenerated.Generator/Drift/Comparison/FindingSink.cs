using FalGenerated.Generator.Drift.Catalogue;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Collects findings; the same difference of one operation is kept once.</summary>
internal sealed class FindingSink
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> once = new(StringComparer.Ordinal);

    public List<Finding> Findings { get; } = [];

    public void Add(Finding finding)
    {
        if (known.Add($"{Key(finding)} {finding.Scope.Operation} {finding.Scope.Direction}"))
        {
            Findings.Add(finding);
        }
    }

    /// <summary>For what every operation shares: reported for the first operation that meets it.</summary>
    public void AddOnce(Finding finding)
    {
        if (once.Add(Key(finding)))
        {
            Findings.Add(finding);
        }
    }

    private static string Key(Finding finding) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{finding.Rule.Id} {finding.Anchor.Offset} {finding.After?.Offset ?? -1} {finding.Value}");

    public static Finding Make(string rule, Scope scope, string place, Node anchor, string what, string value)
    {
        Rule row = RuleCatalogue.Get(rule);
        return new Finding { Rule = row, Level = row.Wire, Sdk = row.Sdk, Scope = scope, Place = place, Anchor = anchor, What = what, Value = value };
    }
}
