namespace FalGenerated;

/// <summary>A limit on what many submits may cost together.</summary>
public sealed class SpendBudget
{
}
