namespace FalGenerated.Spending;

/// <summary>The sum that one submit took out of a budget.</summary>
internal sealed class SpendReservation(SpendBudget budget, string id)
{
    /// <summary>Gives the sum back: the submit was not sent.</summary>
    public Task ReleaseAsync() => budget.ChangeAsync(id, ledger => ledger.ReleaseAsync(id, CancellationToken.None));

    /// <summary>Replaces the sum by what the job cost.</summary>
    /// <param name="actualUsd">The cost in US dollars; null when none was reported that can be used, so that the upper bound stands.</param>
    public Task SettleAsync(decimal? actualUsd) => budget.ChangeAsync(id, ledger => ledger.SettleAsync(id, actualUsd, CancellationToken.None));
}
