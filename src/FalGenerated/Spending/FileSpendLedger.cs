using System.Runtime.CompilerServices;
using FalGenerated.Idempotency;

namespace FalGenerated.Spending;

/// <summary>The ledger in the journal's file.</summary>
internal sealed class FileSpendLedger : ISpendLedger
{
    private readonly AppendOnlyFile file;
    private readonly SpendReader reader;

    public FileSpendLedger(AppendOnlyFile file, TimeProvider time)
    {
        this.file = file;
        reader = new SpendReader(time);
        file.Attach(reader);
    }

    public async ValueTask<SpendDecision> ReserveAsync(SpendRequest request, decimal limitUsd, TimeSpan? window, CancellationToken cancellationToken)
    {
        SpendDecision decision = null!;
        await file.ExchangeAsync(
            () =>
            {
                bool isKnown = reader.Index.Find(request.Id) is not null;
                SpendEntry? entry = reader.Index.TryReserve(request, limitUsd, window);
                decimal counted = reader.Index.Counted(request.Budget, window);
                decision = new SpendDecision(entry is not null, entry is null || isKnown ? counted : counted + entry.CountedUsd);
                return entry is null || isKnown ? [] : [SpendLine.TextOf(entry)];
            },
            cancellationToken).ConfigureAwait(false);
        return decision;
    }

    public ValueTask<SpendEntry?> SettleAsync(string id, decimal? actualUsd, CancellationToken cancellationToken) =>
        ChangeAsync(id, entry => entry.Settle(actualUsd), cancellationToken);

    public ValueTask<SpendEntry?> ReleaseAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(id, entry => entry.Release(), cancellationToken);

    public IAsyncEnumerable<SpendEntry> ListAsync(string budget, CancellationToken cancellationToken) =>
        ReadAsync(index => index.OfBudget(budget), cancellationToken);

    public IAsyncEnumerable<SpendEntry> ListByKeyAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        ReadAsync(index => index.OfKey(idempotencyKey), cancellationToken);

    private async ValueTask<SpendEntry?> ChangeAsync(string id, Func<SpendEntry, SpendEntry> change, CancellationToken cancellationToken)
    {
        SpendEntry? changed = null;
        await file.ExchangeAsync(
            () =>
            {
                SpendEntry? present = reader.Index.Find(id);
                changed = present is null ? null : change(present);
                return changed == present ? [] : [SpendLine.TextOf(changed!)];
            },
            cancellationToken).ConfigureAwait(false);
        return changed;
    }

    private async IAsyncEnumerable<SpendEntry> ReadAsync(
        Func<SpendIndex, IReadOnlyList<SpendEntry>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<SpendEntry> entries = [];
        await file.ExchangeAsync(
            () =>
            {
                entries = read(reader.Index);
                return [];
            },
            cancellationToken).ConfigureAwait(false);
        foreach (SpendEntry entry in entries)
        {
            yield return entry;
        }
    }
}
