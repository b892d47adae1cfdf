using Newtonsoft.Json.Linq;

namespace FalGenerated.Testing;

/// <summary>Tries the rules of <see cref="ISpendLedger"/> on a store of your own. It uses budgets of its own and leaves them in the store.</summary>
/// <example>
/// <code>
/// [Fact]
/// public Task MyLedger_KeepsTheRules() => SpendLedgerConformance.RunAsync(() => new MyLedger(connectionString));
/// </code>
/// </example>
public static class SpendLedgerConformance
{
    private const decimal Smallest = 0.0000000001m;

    /// <summary>Tries all rules.</summary>
    /// <param name="open">Opens the store; each call is another connection to the same one, as another process has it.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="FalConformanceException">A rule does not hold; it names the rule.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task RunAsync(Func<ISpendLedger> open, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        await ConformanceRule.RunAsync("what was reserved is read whole, also through another connection", rule => ReadsWholeAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("a sum fits up to the limit exactly", rule => FitsExactlyAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("reservations together never exceed the limit", rule => IsAtomicAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("an id is reserved once", rule => ReservesOnceAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("a sum is settled once", rule => SettlesOnceAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("a sum of a submit that was not sent is given back for good", rule => ReleasesAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("without a usable sum the upper bound stands, flagged", rule => KeepsBoundsAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("a sum above the upper bound counts as reported, flagged", rule => CountsMoreAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("a job of unknown price reserves nothing and counts as reported", rule => CountsUnpricedAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("the window leaves out what is older, and deletes nothing", rule => KeepsOldAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("budgets and keys do not mix", rule => SeparatesAsync(rule, open, cancellationToken)).ConfigureAwait(false);
        await ConformanceRule.RunAsync("an unknown id is no failure", rule => PassesUnknownAsync(rule, open, cancellationToken)).ConfigureAwait(false);
    }

    private static async Task ReadsWholeAsync(ConformanceRule rule, Func<ISpendLedger> open, CancellationToken cancellationToken)
    {
        JObject terms = new() { ["r"] = 0.0072m, ["name"] = "Übertarif \"A\"" };
        SpendRequest request = Request(1.25m + Smallest) with { IdempotencyKey = "key-" + Guid.NewGuid().ToString("N"), Terms = terms };
        SpendDecision decision = await open().ReserveAsync(request, 10m, TimeSpan.FromHours(1), cancellationToken).ConfigureAwait(false);
        rule.Equal(new SpendDecision(true, 1.25m + Smallest), decision, "the decision");
        SpendEntry? entry = (await ListAsync(open().ListAsync(request.Budget, cancellationToken)).ConfigureAwait(false)).SingleOrDefault();
        rule.Equal(request with { Terms = null }, entry?.Request is { } read ? read with { Terms = null } : null, "the request");
        rule.Equal(true, JToken.DeepEquals(terms, entry!.Request.Terms), "the equality of the terms");
        rule.Equal((SpendState.Reserved, 1.25m + Smallest, SpendNotice.None), (entry.State, entry.CountedUsd, entry.Notice), "the entry");
        List<SpendEntry> byKey = await ListAsync(open().ListByKeyAsync(request.IdempotencyKey!, cancellationToken)).ConfigureAwait(false);
        rule.Equal(request.Id, byKey.SingleOrDefault()?.Request.Id, "the id found by key");
    }

    private static async Task FitsExactlyAsync(ConformanceRule rule, Func<ISpendLedger> open, CancellationToken cancellationToken)
    {
        SpendRequest first = Request(0.7m);
        rule.Equal(new SpendDecision(true, 0.7m), await TotalAsync(open, first, 1m, cancellationToken).ConfigureAwait(false), "the decision on 0.7 of 1");
        rule.Equal(new SpendDecision(false, 0.7m), await TotalAsync(open, Request(0.3m + Smallest, first.Budget), 1m, cancellationToken).ConfigureAwait(false), "the decision on a little more than is left");
        rule.Equal(new SpendDecision(true, 1.0m), await TotalAsync(open, Request(0.3m, first.Budget), 1m, cancellationToken).ConfigureAwait(false), "the decision on exactly what is left");
        rule.Equal(2, (await ListAsync(open().ListAsync(first.Budget, cancellationToken)).ConfigureAwait(false)).Count, "the number of entries");
    }

    private static async Task IsAtomicAsync(ConformanceRule rule, Func<ISpendLedger> open, CancellationToken cancellationToken)
    {
        string budget = Request(0).Budget;
        SpendDecision[] decisions = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(
            () => TotalAsync(open, Request(0.1m, budget), 1m, cancellationToken), cancellationToken))).ConfigureAwait(false);
        rule.Equal(10, decisions.Count(decision => decision.IsReserved), "the number of reservations for ten places");
    }

    private static async Task ReservesOnceAsync(ConformanceRule rule, Func<ISpendLedger> open, CancellationToken cancellationToken)
    {
        SpendRequest request = Request(0.6m);
        await TotalAsync(open, request, 1m, cancellationToken).ConfigureAwait(false);
        rule.Equal(new SpendDecision(true, 0.6m), await TotalAsync(open, request, 1m, cancellationToken).ConfigureAwait(false), "the second decision on one id");
    }

    private static async Task SettlesOnceAsync(ConformanceRule rule, Func<ISpendLedger> open, CancellationToken cancellationToken)
    {
        SpendRequest request = await ReservedAsync(open, 0.9m, cancellationToken).ConfigureAwait(false);
        SpendEntry? settled = await open().SettleAsync(request.Id, 0.4m, cancellationToken).ConfigureAwait(false);
        rule.Equal((SpendState.Settled, 0.4m), (settled?.State, settled?.CountedUsd), "the settled entry");
        await open().SettleAsync(request.Id, 0.1m, cancellationToken).ConfigureAwait(false);
        await open().SettleAsync(request.Id, null, cancellationToken).ConfigureAwait(false);
        await open().ReleaseAsync(request.Id, cancellationToken).ConfigureAwait(false);
        await RequireAsync(rule, open, request, SpendState.Settled, 0.4m, SpendNotice.None, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ReleasesAsync(ConformanceRule rule, Func<ISpendLedger> open, CancellationToken cancellationToken)
    {
        SpendRequest request = await ReservedAsync(open, 0.9m, cancellationToken).ConfigureAwait(false);
        await open().ReleaseAsync(request.Id, cancellationToken).ConfigureAwait(false);
        await open().SettleAsync(request.Id, 0.4m, cancellationToken).ConfigureAwait(false);
        await RequireAsync(rule, open, request, SpendState.Released, 0m, SpendNotice.None, cancellationToken).ConfigureAwait(false);
        rule.Equal(new SpendDecision(true, 1m), await TotalAsync(open, Request(1m, request.Budget), 1m, cancellationToken).ConfigureAwait(false), "the decision on the whole limit");
    }

    private static async Task KeepsBoundsAsync(ConformanceRule rule, Func<ISpendLedger> open, CancellationToken cancellationToken)
    {
        foreach (decimal? unusable in (decimal?[])[null, -1m])
        {
            SpendRequest request = await ReservedAsync(open, 0.9m, cancellationToken).ConfigureAwait(false);
            await open().SettleAsync(request.Id, unusable, cancellationToken).ConfigureAwait(false);
            await RequireAsync(rule, open, request, SpendState.Reserved, 0.9m, SpendNotice.NoUsableSum, cancellationToken).ConfigureAwait(false);
            await open().SettleAsync(request.Id, 0.5m, cancellationToken).ConfigureAwait(false);
            await RequireAsync(rule, open, request, SpendState.Settled, 0.5m, SpendNotice.None, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task CountsMoreAsync(ConformanceRule rule, Func<ISpendLedger> open, CancellationToken cancellationToken)
    {
        SpendRequest request = await ReservedAsync(open, 0.9m, cancellationToken).ConfigureAwait(false);
        await open().SettleAsync(request.Id, 1.5m, cancellationToken).ConfigureAwait(false);
        await RequireAsync(rule, open, request, SpendState.Settled, 1.5m, SpendNotice.AboveBound, cancellationToken).ConfigureAwait(false);
        rule.Equal(new SpendDecision(false, 1.5m), await TotalAsync(open, Request(Smallest, request.Budget), 1m, cancellationToken).ConfigureAwait(false), "the decision beyond the limit");
    }

    private static async Task CountsUnpricedAsync(ConformanceRule rule, Func<ISpendLedger> open, CancellationToken cancellationToken)
    {
        SpendRequest request = await ReservedAsync(open, null, cancellationToken).ConfigureAwait(false);
        await RequireAsync(rule, open, request, SpendState.Reserved, 0m, SpendNotice.None, cancellationToken).ConfigureAwait(false);
        await open().SettleAsync(request.Id, 1m, cancellationToken).ConfigureAwait(false);
        await RequireAsync(rule, open, request, SpendState.Settled, 1m, SpendNotice.None, cancellationToken).ConfigureAwait(false);
        rule.Equal(new SpendDecision(false, 1m), await TotalAsync(open, Request(null, request.Budget), 1m, cancellationToken).ConfigureAwait(false), "the decision on another of unknown price when nothing is left");
    }

    private static async Task KeepsOldAsync(ConformanceRule rule, Func<ISpendLedger> open, CancellationToken cancellationToken)
    {
        SpendRequest old = await ReservedAsync(open, 0.9m, cancellationToken).ConfigureAwait(false);
        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        SpendDecision within = await open().ReserveAsync(Request(0.5m, old.Budget), 1m, TimeSpan.FromMilliseconds(1), cancellationToken).ConfigureAwait(false);
        rule.Equal(new SpendDecision(true, 0.5m), within, "the decision with a window of 1 ms, 20 ms later");
        rule.Equal(new SpendDecision(false, 1.4m), await TotalAsync(open, Request(0.1m, old.Budget), 1m, cancellationToken).ConfigureAwait(false), "the decision without a window");
        SpendDecision day = await open().ReserveAsync(Request(0.1m, old.Budget), 1m, TimeSpan.FromDays(1), cancellationToken).ConfigureAwait(false);
        rule.Equal(new SpendDecision(false, 1.4m), day, "the decision with a window of a day");
    }

    private static async Task SeparatesAsync(ConformanceRule rule, Func<ISpendLedger> open, CancellationToken cancellationToken)
    {
        SpendRequest request = await ReservedAsync(open, 1m, cancellationToken).ConfigureAwait(false);
        SpendRequest other = Request(1m) with { Budget = request.Budget + "X", IdempotencyKey = "key-" + Guid.NewGuid().ToString("N") };
        rule.Equal(new SpendDecision(true, 1m), await TotalAsync(open, other, 1m, cancellationToken).ConfigureAwait(false), "the decision in another budget");
        rule.Equal(1, (await ListAsync(open().ListAsync(request.Budget, cancellationToken)).ConfigureAwait(false)).Count, "the number of entries in the first");
        rule.Equal(0, (await ListAsync(open().ListByKeyAsync(other.IdempotencyKey + "X", cancellationToken)).ConfigureAwait(false)).Count, "the number of entries of another key");
    }

    private static async Task PassesUnknownAsync(ConformanceRule rule, Func<ISpendLedger> open, CancellationToken cancellationToken)
    {
        string id = Guid.NewGuid().ToString("N");
        rule.Equal(null, await open().SettleAsync(id, 1m, cancellationToken).ConfigureAwait(false), "the settled entry");
        rule.Equal(null, await open().ReleaseAsync(id, cancellationToken).ConfigureAwait(false), "the released entry");
    }

    private static SpendRequest Request(decimal? atMostUsd, string? budget = null) =>
        new(Guid.NewGuid().ToString("N"), budget ?? "conformance-" + Guid.NewGuid().ToString("N"), atMostUsd);

    private static async Task<SpendRequest> ReservedAsync(Func<ISpendLedger> open, decimal? atMostUsd, CancellationToken cancellationToken)
    {
        SpendRequest request = Request(atMostUsd);
        await TotalAsync(open, request, 1m, cancellationToken).ConfigureAwait(false);
        return request;
    }

    private static async Task<SpendDecision> TotalAsync(Func<ISpendLedger> open, SpendRequest request, decimal limitUsd, CancellationToken cancellationToken) =>
        await open().ReserveAsync(request, limitUsd, null, cancellationToken).ConfigureAwait(false);

    private static async Task RequireAsync(
        ConformanceRule rule, Func<ISpendLedger> open, SpendRequest request, SpendState state, decimal countedUsd, SpendNotice notice, CancellationToken cancellationToken)
    {
        SpendEntry? entry = (await ListAsync(open().ListAsync(request.Budget, cancellationToken)).ConfigureAwait(false)).SingleOrDefault();
        rule.Equal((state, countedUsd, notice), (entry?.State, entry?.CountedUsd, entry?.Notice), "the entry");
    }

    private static async Task<List<SpendEntry>> ListAsync(IAsyncEnumerable<SpendEntry> entries)
    {
        List<SpendEntry> list = [];
        await foreach (SpendEntry entry in entries.ConfigureAwait(false))
        {
            list.Add(entry);
        }

        return list;
    }
}
