namespace FalGenerated.Tests.Spending;

/// <summary>A ledger in memory whose author forgot one rule.</summary>
internal sealed class WrongLedger(string fault, Dictionary<string, SpendEntry> entries) : ISpendLedger
{
    public async ValueTask<SpendDecision> ReserveAsync(SpendRequest request, decimal limitUsd, TimeSpan? window, CancellationToken cancellationToken)
    {
        decimal counted = Counted(request, window);
        if (fault == "not atomic")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
        }

        lock (entries)
        {
            counted = fault == "not atomic" ? counted : Counted(request, window);
            if (entries.ContainsKey(request.Id) && fault != "reserves an id twice")
            {
                return new SpendDecision(true, counted);
            }

            bool fits = fault switch
            {
                "the limit itself does not fit" => request.AtMostUsd is { } most && counted + most < limitUsd,
                "unknown prices always fit" => (request.AtMostUsd ?? 0) <= Math.Max(0, limitUsd - counted),
                _ => SpendEntry.Fits(request, limitUsd, counted),
            };
            if (fits)
            {
                entries[entries.ContainsKey(request.Id) ? request.Id + "2" : request.Id] = SpendEntry.Reserved(request, TimeProvider.System.GetUtcNow());
                counted += request.AtMostUsd ?? 0;
            }

            return new SpendDecision(fits, counted);
        }
    }

    public ValueTask<SpendEntry?> SettleAsync(string id, decimal? actualUsd, CancellationToken cancellationToken) => Change(id, entry => fault switch
    {
        "settles twice" => entry with { State = SpendState.Settled, CountedUsd = actualUsd ?? entry.CountedUsd },
        "believes negative sums" when actualUsd is not null && entry.State == SpendState.Reserved => entry with { State = SpendState.Settled, CountedUsd = actualUsd.Value },
        "cuts sums to the bound" when entry.State == SpendState.Reserved && actualUsd >= 0 =>
            entry with { State = SpendState.Settled, CountedUsd = Math.Min(actualUsd.Value, entry.Request.AtMostUsd ?? 0), Notice = SpendNotice.None },
        _ => entry.Settle(actualUsd),
    });

    public ValueTask<SpendEntry?> ReleaseAsync(string id, CancellationToken cancellationToken) =>
        Change(id, entry => fault == "keeps released sums" ? entry : entry.Release());

    public IAsyncEnumerable<SpendEntry> ListAsync(string budget, CancellationToken cancellationToken) => List(entry => entry.Request.Budget == budget);

    public IAsyncEnumerable<SpendEntry> ListByKeyAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        List(entry => entry.Request.IdempotencyKey == idempotencyKey);

    private IAsyncEnumerable<SpendEntry> List(Func<SpendEntry, bool> fits)
    {
        lock (entries)
        {
            return entries.Values.Where(fits).ToList().ToAsyncEnumerable();
        }
    }

    private decimal Counted(SpendRequest request, TimeSpan? window)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        lock (entries)
        {
            if (fault == "deletes what is old" && window is { } length)
            {
                entries.Where(one => now - one.Value.ReservedAt >= length).ToList().ForEach(one => entries.Remove(one.Key));
            }

            return entries.Values
                .Where(entry => fault == "mixes budgets" || entry.Request.Budget == request.Budget)
                .Where(entry => window is null || fault == "counts what is old" || now - entry.ReservedAt < window)
                .Sum(entry => entry.CountedUsd);
        }
    }

    private ValueTask<SpendEntry?> Change(string id, Func<SpendEntry, SpendEntry> change)
    {
        lock (entries)
        {
            if (!entries.TryGetValue(id, out SpendEntry? entry))
            {
                return fault == "fails for unknown ids" ? throw new KeyNotFoundException() : ValueTask.FromResult<SpendEntry?>(null);
            }

            return ValueTask.FromResult<SpendEntry?>(entries[id] = change(entry));
        }
    }
}
