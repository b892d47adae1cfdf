namespace FalGenerated;

/// <summary>The answer to a request for a sum.</summary>
/// <param name="IsReserved">True when the sum was reserved.</param>
/// <param name="CountedUsd">The sums that count in the budget, this one included when it was reserved, in US dollars.</param>
public sealed record SpendDecision(bool IsReserved, decimal CountedUsd);
