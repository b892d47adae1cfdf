using FalGenerated.CodeGeneration;
using FalGenerated.Spending;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Jobs;

/// <summary>
/// Finds the cost of a job that was resumed, by the billing terms that its submit left in the ledger or in the journal: the process that submitted
/// it may be gone, and need not have had a budget.
/// </summary>
internal static class SettlementOfRecord
{
    /// <summary>The fact of a submit that holds its billing terms.</summary>
    public const string TermsFact = "bill";

    /// <returns>The cost in US dollars; null where it is not known, or was counted when the job's end was recorded.</returns>
    public static async Task<decimal?> SettleAsync(FalContext context, EndpointProfile profile, string idempotencyKey, JobEnd end)
    {
        if (profile.CostUsd is not { } costOf)
        {
            return null;
        }

        decimal? cost = null;
        if (context.SpendLedger is { } ledger)
        {
            await Settlement.SettleAsync(ledger, idempotencyKey, end.Succeeded, terms => cost = costOf(terms, end), context.Settings.Log).ConfigureAwait(false);
        }

        await Settlement.TryAsync(
            async () =>
            {
                JournalEntry? entry = await context.Journal.FindAsync(idempotencyKey, CancellationToken.None).ConfigureAwait(false);
                cost = entry switch
                {
                    { State: JournalState.Finished or JournalState.Failed } => null,
                    { Submit.Facts: { } facts } when facts[TermsFact] is { } terms => costOf(terms, end),
                    _ => cost,
                };
            },
            context.Settings.Log).ConfigureAwait(false);
        return cost;
    }
}
