using System.Diagnostics;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.CodeGeneration;
using FalGenerated.Diagnostics;
using FalGenerated.Spending;

namespace FalGenerated.Jobs;

/// <summary>The part of a budget that one paid request holds, from its reservation to its settlement, and its quote.</summary>
internal sealed class SpendingHold(SubmitQuote? quote, SpendReservation? reservation, EndpointProfile profile)
{
    /// <summary>The expected price; null when it is unknown.</summary>
    public decimal? ExpectedUsd => quote?.Price.ExpectedUsd;

    /// <summary>
    /// Quotes a request and refuses what a limit does not allow; with a budget, takes the upper bound out of it. This is the one place that
    /// compares a price with a limit, for every endpoint and every way to pay.
    /// </summary>
    /// <exception cref="FalSpendingLimitException">
    /// The upper bound is above a limit or does not fit into the budget, or one of them is set and the price is not known.
    /// </exception>
    public static async Task<SpendingHold> TakeAsync(
        PaidRequest request, SubmitQuote? quote, EndpointProfile profile, FalContext context, CancellationToken cancellationToken)
    {
        SubmitOptions options = request.Options;
        Price price = quote?.Price ?? Price.Unknown($"No price is published for {request.Record.EndpointId}, and no quote was given.");
        PriceLimit.Check(options.MaxPriceUsd, options.Budget is not null, options.AllowUnknownPrice, price);
        SpendReservation? reservation = options.Budget is not { } budget
            ? null
            : await budget.ReserveAsync(
                price.UpperUsd,
                context.SpendLedger,
                context.Settings.Log,
                request.IsRecorded ? request.Record.IdempotencyKey : null,
                quote?.BillingTerms,
                cancellationToken).ConfigureAwait(false);
        return new SpendingHold(quote, reservation, profile);
    }

    /// <summary>The trace of the submit; null when nothing records it.</summary>
    public ActivityContext? Trace { get; set; }

    /// <summary>Gives the money back: no job exists.</summary>
    public Task ReleaseAsync() => reservation?.ReleaseAsync() ?? Task.CompletedTask;

    /// <summary>
    /// Replaces the reservation by what an ended job cost. A job that cannot say what it cost counts with its upper bound.
    /// </summary>
    /// <returns>The cost in US dollars; null where it is not known.</returns>
    public async Task<decimal?> SettleAsync(JobEnd end)
    {
        decimal? cost = quote?.BillingTerms is { } terms ? profile.CostUsd?.Invoke(terms, end) : null;
        if (reservation is not null && (cost is not null || end.Succeeded))
        {
            await reservation.SettleAsync(cost).ConfigureAwait(false);
        }

        return cost;
    }

    /// <summary>Adds the expected price of an accepted request to the meter.</summary>
    public void CountExpected(string endpointId)
    {
        if (ExpectedUsd is { } usd)
        {
            FalTelemetry.Expected.Add((double)usd, FalTelemetry.Tag(FalTelemetry.Endpoint, endpointId));
        }
    }
}
