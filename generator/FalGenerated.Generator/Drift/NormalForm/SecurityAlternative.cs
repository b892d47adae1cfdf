using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>One combination of credentials that suffices: scheme name to its scopes. Empty when no credential is needed.</summary>
internal sealed record SecurityAlternative(IReadOnlyDictionary<string, IReadOnlyList<string>> Schemes, Node Where)
{
    public string Text => Schemes.Count == 0 ? "no credential" : string.Join(" + ", Schemes.Keys
        .Order(StringComparer.Ordinal)
        .Select(name => Schemes[name].Count == 0 ? name : $"{name} ({string.Join(", ", Schemes[name])})"));
}
