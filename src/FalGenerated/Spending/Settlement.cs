using FalGenerated.Diagnostics;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Spending;

/// <summary>Records in a ledger what a job cost. A failure must not cost the caller the result: it is logged, and the upper bound stands.</summary>
internal static class Settlement
{
    /// <summary>
    /// Settles the sum that a resumed job's submit took out of each budget, unless it is settled already. A key has one job, so any other sum
    /// under it was left by a process that ended between reserving and beginning, and is given back.
    /// </summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="idempotencyKey">The idempotency key of the submit.</param>
    /// <param name="isBilled">Whether the job has a result, so that a cost that is not known is odd.</param>
    /// <param name="costOf">The cost by the terms of a sum, in US dollars; null when none was reported that can be used.</param>
    /// <param name="log">The log.</param>
    public static async Task SettleAsync(ISpendLedger ledger, string idempotencyKey, bool isBilled, Func<JToken, decimal?> costOf, ILogger log) =>
        await TryAsync(
            async () =>
            {
                Dictionary<string, SpendEntry> kept = [];
                List<SpendEntry> left = [];
                await foreach (SpendEntry entry in ledger.ListByKeyAsync(idempotencyKey, CancellationToken.None).ConfigureAwait(false))
                {
                    Sort(entry, kept, left);
                }

                foreach (SpendEntry entry in left)
                {
                    await ledger.ReleaseAsync(entry.Request.Id, CancellationToken.None).ConfigureAwait(false);
                }

                foreach (SpendEntry entry in kept.Values)
                {
                    decimal? cost = entry is { State: SpendState.Reserved, Request.Terms: { } terms } ? costOf(terms) : null;
                    if (entry is { State: SpendState.Reserved, Request.Terms: not null } && (cost is not null || isBilled))
                    {
                        Report(await ledger.SettleAsync(entry.Request.Id, cost, CancellationToken.None).ConfigureAwait(false), log);
                    }
                }
            },
            log).ConfigureAwait(false);

    /// <summary>Runs a change of a ledger, and logs its failure.</summary>
    public static async Task TryAsync(Func<Task> change, ILogger log)
    {
        try
        {
            await change().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Any exception: the ledger may be the host's own.
        catch (Exception error)
#pragma warning restore CA1031
        {
            FalLog.NotSettled(log, error);
        }
    }

    /// <summary>Logs what is odd about a cost.</summary>
    public static void Report(SpendEntry? entry, ILogger log)
    {
        if (entry is { Notice: SpendNotice.NoUsableSum })
        {
            FalLog.NoUsableSum(log, entry.Request.Budget, entry.CountedUsd);
        }
        else if (entry is { Notice: SpendNotice.AboveBound })
        {
            FalLog.AboveBound(log, entry.Request.Budget, entry.CountedUsd, entry.Request.AtMostUsd);
        }
    }

    /// <summary>Keeps one sum of each budget, the settled one or else the youngest, and sorts out those that are left beside it.</summary>
    private static void Sort(SpendEntry entry, Dictionary<string, SpendEntry> kept, List<SpendEntry> left)
    {
        if (entry.State == SpendState.Released)
        {
            return;
        }

        SpendEntry? earlier = kept.GetValueOrDefault(entry.Request.Budget);
        bool replaces = earlier is null or { State: SpendState.Reserved };
        if (replaces)
        {
            kept[entry.Request.Budget] = entry;
        }

        if ((replaces ? earlier : entry) is { State: SpendState.Reserved } beside)
        {
            left.Add(beside);
        }
    }
}
