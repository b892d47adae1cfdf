namespace FalGenerated.Tests.Soak;

/// <summary>How a caller was left with one job.</summary>
/// <param name="Kind">With what.</param>
/// <param name="WasInDoubt">Whether the outcome was in doubt on the way.</param>
/// <param name="RequestId">The job's id; null without one.</param>
internal sealed record SoakEnding(SoakResult Kind, bool WasInDoubt, string? RequestId);
