using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>A keyword that refuses values and that no generated type shows: it can only narrow where it appears.</summary>
/// <param name="Keyword">The keyword, such as <c>not</c>.</param>
/// <param name="Value">The value, or the one member of it that this constraint is made of.</param>
/// <param name="Schema">The schema it holds; null for numbers and lists of names.</param>
internal sealed record Constraint(string Keyword, Node Value, Schema? Schema)
{
    /// <summary>True if typed readers never look at it, so that what it lets through arrives unnoticed.</summary>
    public bool IsUncheckedByReaders => Keyword is "minProperties" or "maxProperties" or "minContains" or "maxContains" or "contains" or "propertyNames";
}
