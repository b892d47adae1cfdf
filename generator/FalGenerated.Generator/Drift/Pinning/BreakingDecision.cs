namespace FalGenerated.Generator.Drift.Pinning;

/// <summary>The decision about the breaking findings of an update.</summary>
/// <param name="Breaking">How many there were.</param>
/// <param name="Reason">Why they were taken over; null when there was none to take.</param>
/// <param name="By">Who decided; null when there was nothing to decide.</param>
internal sealed record BreakingDecision(int Breaking, string? Reason, string? By);
