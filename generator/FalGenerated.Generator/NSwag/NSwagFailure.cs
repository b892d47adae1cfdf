namespace FalGenerated.Generator.NSwag;

/// <summary>The end of a run that failed.</summary>
/// <param name="Settings">The settings at which it stopped; null when it did not come to any.</param>
/// <param name="Reason">The reason in NSwag's words.</param>
internal sealed record NSwagFailure(string? Settings, string Reason);
