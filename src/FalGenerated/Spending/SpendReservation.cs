namespace FalGenerated;

/// <summary>What one submit takes out of a budget.</summary>
internal sealed class SpendReservation(SpendBudget budget, decimal usd, DateTimeOffset at)
{
    /// <summary>Guarded by the budget's lock.</summary>
    public decimal Usd { get; set; } = usd;

    public DateTimeOffset At { get; } = at;

    /// <summary>The submit was not sent: it counts no more.</summary>
    public void Release() => budget.Change(this, 0);

    /// <summary>The job is finished and cost this much.</summary>
    public void Settle(decimal actualUsd) => budget.Change(this, actualUsd);
}
