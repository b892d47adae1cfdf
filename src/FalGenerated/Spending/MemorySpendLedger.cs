using System.Runtime.CompilerServices;

namespace FalGenerated.Spending;

/// <summary>The ledger of a budget that has no other: it ends with the budget.</summary>
internal sealed class MemorySpendLedger(TimeProvider time) : ISpendLedger
{
    private readonly SpendIndex index = new(time);
    private readonly Lock gate = new();

    public ValueTask<SpendDecision> ReserveAsync(SpendRequest request, decimal limitUsd, TimeSpan? window, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            SpendEntry? entry = index.TryReserve(request, limitUsd, window);
            if (entry is not null)
            {
                index.Put(entry);
            }

            return ValueTask.FromResult(new SpendDecision(entry is not null, index.Counted(request.Budget, window)));
        }
    }

    public ValueTask<SpendEntry?> SettleAsync(string id, decimal? actualUsd, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Change(id, entry => entry.Settle(actualUsd)));

    public ValueTask<SpendEntry?> ReleaseAsync(string id, CancellationToken cancellationToken) => ValueTask.FromResult(Change(id, entry => entry.Release()));

    public IAsyncEnumerable<SpendEntry> ListAsync(string budget, CancellationToken cancellationToken) =>
        ReadAsync(() => index.OfBudget(budget), cancellationToken);

    public IAsyncEnumerable<SpendEntry> ListByKeyAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        ReadAsync(() => index.OfKey(idempotencyKey), cancellationToken);

    private SpendEntry? Change(string id, Func<SpendEntry, SpendEntry> change)
    {
        lock (gate)
        {
            if (index.Find(id) is not { } entry)
            {
                return null;
            }

            SpendEntry changed = change(entry);
            index.Put(changed);
            return changed;
        }
    }

    private async IAsyncEnumerable<SpendEntry> ReadAsync(
        Func<IReadOnlyList<SpendEntry>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<SpendEntry> entries;
        lock (gate)
        {
            entries = read();
        }

        foreach (SpendEntry entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
