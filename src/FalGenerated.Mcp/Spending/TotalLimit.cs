namespace FalGenerated.Mcp.Spending;

/// <summary>
/// The total that the server was started with, and what is left of it. The SDK's budget and ledger keep it: every process on the file counts
/// what all of them ever reserved or spent.
/// </summary>
internal sealed class TotalLimit(decimal limitUsd, ISpendLedger ledger)
{
    /// <summary>The budget of every submit. It is a constant of the process: no call reaches it.</summary>
    public SpendBudget Budget { get; } = new(limitUsd, window: null);

    /// <summary>The sum that counts at this moment, read from the file.</summary>
    /// <exception cref="FalJournalException">The file cannot be read, or a line of it does not check.</exception>
    public async Task<decimal> SpentUsdAsync(CancellationToken cancellationToken)
    {
        decimal sum = 0;
        await foreach (SpendEntry entry in ledger.ListAsync(Budget.Name, cancellationToken).ConfigureAwait(false))
        {
            // An absurd sum must stop the spending, not the program.
            sum = entry.CountedUsd > decimal.MaxValue - sum ? decimal.MaxValue : sum + entry.CountedUsd;
        }

        return sum;
    }

    /// <summary>Refuses early, before a video is copied or a price confirmed, what the budget would refuse at the submit.</summary>
    /// <exception cref="FalSpendingLimitException">The price is not known, or does not fit into what is left.</exception>
    public async Task RequireRoomAsync(Price price, CancellationToken cancellationToken)
    {
        decimal atMost = UpperBoundOf(price);
        decimal left = Math.Max(0, Budget.LimitUsd - await SpentUsdAsync(cancellationToken).ConfigureAwait(false));
        if (atMost > left)
        {
            throw new FalSpendingLimitException(SpendingLimitKind.Budget, atMost, Budget.LimitUsd, left);
        }
    }

    /// <summary>The upper bound of a price.</summary>
    /// <exception cref="FalSpendingLimitException">The price is not known.</exception>
    public static decimal UpperBoundOf(Price price) =>
        price.UpperUsd ?? throw new FalSpendingLimitException(SpendingLimitKind.UnknownPrice, because: price.UnknownBecause);

    /// <summary>The cost of one job as it counts; null when the ledger has no sum of it.</summary>
    /// <param name="idempotencyKey">The key of its submit.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<SpendEntry?> OfJobAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        await ledger.ListByKeyAsync(idempotencyKey, cancellationToken).LastOrDefaultAsync(entry => entry.State != SpendState.Released, cancellationToken).ConfigureAwait(false);
}
