namespace FalGenerated.Generator.Drift.Lock;

/// <summary>A hard fact that exists only in prose, and the constant of ours that rests on it.</summary>
internal sealed record ProseAnchor(string Words, string Constant);
