namespace FalGenerated.Spending;

/// <summary>What one submit takes out of a budget.</summary>
internal sealed class SpendReservation(SpendBudget budget, SpendLine line)
{
    /// <summary>The submit was not sent: it counts no more, and without terms no later job of the same name is counted for it.</summary>
    public void Release() => budget.Change(line with { Usd = 0, Terms = null });

    /// <summary>The job is finished and cost this much.</summary>
    public void Settle(decimal actualUsd) => budget.Change(line with { Usd = actualUsd });
}
