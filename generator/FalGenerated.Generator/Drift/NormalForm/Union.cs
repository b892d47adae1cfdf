using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>Alternatives, without null and without nested unions.</summary>
/// <param name="Keyword"><c>anyOf</c>, <c>oneOf</c>, or <c>type</c> for a list of types, which says the same as <c>anyOf</c>.</param>
/// <param name="Arms">Two or more.</param>
/// <param name="Where">The list.</param>
internal sealed record Union(string Keyword, IReadOnlyList<Schema> Arms, Node Where)
{
    public bool IsExclusive => Keyword == "oneOf";
}
