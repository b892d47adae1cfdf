using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>A named member of an object.</summary>
/// <param name="Name">The wire name.</param>
/// <param name="Schema">Its values; any value when only <c>required</c> names it.</param>
/// <param name="Required">Whether <c>required</c> names it.</param>
/// <param name="Where">The property's schema, or its entry in <c>required</c> when it has none.</param>
internal sealed record Property(string Name, Schema Schema, bool Required, Node Where)
{
    /// <summary>A read-only member is never sent and a write-only one never comes back, whatever <c>required</c> says.</summary>
    public bool RequiredIn(Direction direction) =>
        Required && !(direction == Direction.Request ? Schema.ReadOnly : Schema.WriteOnly);
}
