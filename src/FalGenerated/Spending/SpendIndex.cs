namespace FalGenerated.Spending;

/// <summary>The entries of a ledger in memory. Not safe for two threads at once.</summary>
/// <remarks>
/// Within a process time is what a monotonic clock says, so that a system clock that jumps ahead frees nothing. An entry of this process
/// ages by that clock alone; one of another process is as old as the more cautious of both clocks makes it.
/// </remarks>
internal sealed class SpendIndex(TimeProvider time)
{
    private readonly DateTimeOffset startedAt = time.GetUtcNow();
    private readonly long started = time.GetTimestamp();
    private readonly Dictionary<string, SpendEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> own = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> budgets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> keys = new(StringComparer.Ordinal);

    public int Count => entries.Count;

    public IEnumerable<SpendEntry> Entries => entries.Values;

    public SpendEntry? Find(string id) => entries.GetValueOrDefault(id);

    public IReadOnlyList<SpendEntry> OfBudget(string budget) => ListOf(budgets, budget);

    public IReadOnlyList<SpendEntry> OfKey(string idempotencyKey) => ListOf(keys, idempotencyKey);

    /// <summary>The entry of a request made now; null when it does not fit.</summary>
    public SpendEntry? TryReserve(SpendRequest request, decimal limitUsd, TimeSpan? window)
    {
        if (Find(request.Id) is { } present)
        {
            return present;
        }

        if (!SpendEntry.Fits(request, limitUsd, Counted(request.Budget, window)))
        {
            return null;
        }

        own.TryAdd(request.Id, time.GetTimestamp());
        return SpendEntry.Reserved(request, time.GetUtcNow());
    }

    public void Put(SpendEntry entry)
    {
        if (!entries.ContainsKey(entry.Request.Id))
        {
            Add(budgets, entry.Request.Budget, entry.Request.Id);
            Add(keys, entry.Request.IdempotencyKey, entry.Request.Id);
        }

        entries[entry.Request.Id] = entry;
    }

    /// <summary>Takes an entry of this process, which ages by the monotonic clock.</summary>
    public void PutOwn(SpendEntry entry)
    {
        own.TryAdd(entry.Request.Id, time.GetTimestamp());
        Put(entry);
    }

    /// <summary>The sums that count, in US dollars.</summary>
    public decimal Counted(string budget, TimeSpan? window)
    {
        decimal sum = 0;
        foreach (string id in budgets.GetValueOrDefault(budget) ?? [])
        {
            SpendEntry entry = entries[id];
            if (window is null || AgeOf(entry) < window)
            {
                // An absurd report must not end in an overflow, which would free nothing and stop everything.
                sum = entry.CountedUsd > decimal.MaxValue - sum ? decimal.MaxValue : sum + entry.CountedUsd;
            }
        }

        return sum;
    }

    /// <summary>Forgets the entries. The ages of those of this process stay known.</summary>
    public void Clear()
    {
        entries.Clear();
        budgets.Clear();
        keys.Clear();
    }

    private TimeSpan AgeOf(SpendEntry entry)
    {
        if (own.TryGetValue(entry.Request.Id, out long reserved))
        {
            return time.GetElapsedTime(reserved);
        }

        DateTimeOffset steady = startedAt + time.GetElapsedTime(started);
        DateTimeOffset now = time.GetUtcNow();
        return (now < steady ? now : steady) - entry.ReservedAt;
    }

    private IReadOnlyList<SpendEntry> ListOf(Dictionary<string, List<string>> lists, string name) =>
        [.. (lists.GetValueOrDefault(name) ?? []).Select(id => entries[id])];

    private static void Add(Dictionary<string, List<string>> lists, string? name, string id)
    {
        if (name is not null)
        {
            (lists.TryGetValue(name, out List<string>? ids) ? ids : lists[name] = []).Add(id);
        }
    }
}
