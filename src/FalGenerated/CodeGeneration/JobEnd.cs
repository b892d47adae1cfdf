using System.ComponentModel;

namespace FalGenerated.CodeGeneration;

/// <summary>The end of a job, as far as its bill goes.</summary>
/// <param name="Succeeded">Whether it has a result.</param>
/// <param name="Output">The decoded output; null for a job that failed.</param>
/// <param name="BillableUnits">What <c>X-Fal-Billable-Units</c> said; null when it said nothing.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record JobEnd(bool Succeeded, object? Output, decimal? BillableUnits);
