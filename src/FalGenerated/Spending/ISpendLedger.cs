namespace FalGenerated;

/// <summary>
/// Keeps what submits may cost and did cost, across processes. A host implements it over its own store, beside its
/// <see cref="ISubmitJournal"/>, and checks it with <see cref="Testing.SpendLedgerConformance"/>. A failure is thrown: a submit whose sum
/// cannot be reserved is not sent.
/// </summary>
/// <remarks>
/// The rules of every store:
/// <list type="number">
/// <item>Comparing with the limit and reserving is one atomic step across all processes: together they never exceed the limit.</item>
/// <item>
/// The sum that counts is <see cref="SpendEntry.CountedUsd"/> of all entries of the budget that are younger than the window, by the store's own
/// clock; without a window, of all entries there ever were. No entry is deleted because of its age: clocks jump.
/// </item>
/// <item>A sum is settled once, and neither settled nor released afterwards: <see cref="SpendEntry.Settle"/> and <see cref="SpendEntry.Release"/> are these rules.</item>
/// <item>An id that is not known is neither settled nor released, and that is no failure. One that is known is not reserved again.</item>
/// <item>What was returned without a failure is durable, and is read through another connection too; sums exactly.</item>
/// </list>
/// </remarks>
public interface ISpendLedger
{
    /// <summary>Reserves a sum if it fits into what is left of the budget (<see cref="SpendEntry.Fits"/>), in one atomic step.</summary>
    /// <param name="request">The sum.</param>
    /// <param name="limitUsd">The limit of the budget, in US dollars, 0 or more.</param>
    /// <param name="window">The window that counts, back from now; null counts everything.</param>
    /// <param name="cancellationToken">Cancels before the sum is reserved.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    ValueTask<SpendDecision> ReserveAsync(SpendRequest request, decimal limitUsd, TimeSpan? window, CancellationToken cancellationToken);

    /// <summary>Reports the cost of a job (<see cref="SpendEntry.Settle"/>).</summary>
    /// <param name="id">The id of the request.</param>
    /// <param name="actualUsd">The cost, in US dollars; null when the service reported none that can be used.</param>
    /// <param name="cancellationToken">Cancels before it is recorded.</param>
    /// <returns>The entry afterwards; null when the id is not known.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    ValueTask<SpendEntry?> SettleAsync(string id, decimal? actualUsd, CancellationToken cancellationToken);

    /// <summary>Gives back the sum of a submit that was not sent (<see cref="SpendEntry.Release"/>).</summary>
    /// <param name="id">The id of the request.</param>
    /// <param name="cancellationToken">Cancels before it is recorded.</param>
    /// <returns>The entry afterwards; null when the id is not known.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    ValueTask<SpendEntry?> ReleaseAsync(string id, CancellationToken cancellationToken);

    /// <summary>Lists the entries of a budget, the oldest first.</summary>
    /// <param name="budget">The name of the budget.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    IAsyncEnumerable<SpendEntry> ListAsync(string budget, CancellationToken cancellationToken);

    /// <summary>Lists the entries of all budgets that one submit took a sum out of, the oldest first.</summary>
    /// <param name="idempotencyKey">The idempotency key of the submit.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    IAsyncEnumerable<SpendEntry> ListByKeyAsync(string idempotencyKey, CancellationToken cancellationToken);
}
