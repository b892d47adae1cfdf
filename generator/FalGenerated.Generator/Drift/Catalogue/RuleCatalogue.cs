namespace FalGenerated.Generator.Drift.Catalogue;

/// <summary>All rules. Ids never change meaning; a retired one stays in <see cref="Retired"/>.</summary>
internal static class RuleCatalogue
{
    /// <summary>Ids that no rule may take again.</summary>
    public static IReadOnlySet<string> Retired { get; } = new HashSet<string>(StringComparer.Ordinal);

    public static IReadOnlyList<Rule> All { get; } =
        [.. DocumentRules.All, .. AccessRules.All, .. OperationRules.All, .. ParameterRules.All, .. RequestRules.All, .. ResponseRules.All];

    private static readonly Dictionary<string, Rule> ById = All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    public static Rule Get(string id) => ById[id];

    public static Rule? Find(string id) => ById.GetValueOrDefault(id);
}
