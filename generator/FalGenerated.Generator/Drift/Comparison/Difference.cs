using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>The two sides of a change; a side that has nothing there is null.</summary>
/// <param name="Old">The node in the old document.</param>
/// <param name="New">The node in the new document.</param>
/// <param name="From">The old one as a report shows it.</param>
/// <param name="To">The new one as a report shows it.</param>
internal readonly record struct Difference(Node? Old, Node? New, string? From, string? To);
