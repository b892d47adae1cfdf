namespace FalGenerated.Generator.Tests.Drift.Rules;

/// <summary>The smallest edit that raises a rule, and one beside it that must not.</summary>
internal sealed record RulePair(string Rule, string Old, string New, string NearMiss);
