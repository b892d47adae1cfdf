using FalGenerated.PostgreSql.Batches;

namespace FalGenerated.Quartz.Steps;

/// <summary>The end of one step.</summary>
/// <param name="Change">The change of the clip; null when there is none.</param>
/// <param name="Next">The pause before the next step; null when the clip is over.</param>
internal sealed record StepEnd(ClipChange? Change, TimeSpan? Next);
