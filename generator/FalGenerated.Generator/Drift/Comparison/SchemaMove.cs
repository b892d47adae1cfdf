namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>The way in which the set of values of a schema moved.</summary>
/// <param name="Refuses">Some of the old values no longer fit; new members that may be left out do not count.</param>
/// <param name="Narrows">Something is refused that was not.</param>
/// <param name="Widens">Something fits that did not.</param>
/// <param name="IsUnknown">A part of the change is not judged.</param>
internal sealed record SchemaMove(bool Refuses, bool Narrows, bool Widens, bool IsUnknown)
{
    public static SchemaMove None { get; } = new(false, false, false, false);
}
