namespace FalGenerated;

/// <summary>A sum in a <see cref="ISpendLedger"/>.</summary>
/// <param name="Request">The request.</param>
/// <param name="ReservedAt">The time of the reservation by the store's clock, kept to the millisecond.</param>
/// <param name="State">Its state.</param>
/// <param name="CountedUsd">The sum that counts, in US dollars, 0 or more.</param>
/// <param name="Notice">Something odd about the reported cost.</param>
public sealed record SpendEntry(SpendRequest Request, DateTimeOffset ReservedAt, SpendState State, decimal CountedUsd, SpendNotice Notice)
{
    /// <summary>The entry of a request that fits.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reservedAt">The time by the store's clock.</param>
    public static SpendEntry Reserved(SpendRequest request, DateTimeOffset reservedAt)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new SpendEntry(request, reservedAt, SpendState.Reserved, request.AtMostUsd ?? 0, SpendNotice.None);
    }

    /// <summary>
    /// Decides whether a request fits: its upper bound is at most what is left. One of unknown price fits while anything is left.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="limitUsd">The limit of the budget, in US dollars.</param>
    /// <param name="countedUsd">The sums that count already, in US dollars.</param>
    public static bool Fits(SpendRequest request, decimal limitUsd, decimal countedUsd)
    {
        ArgumentNullException.ThrowIfNull(request);
        decimal left = Math.Max(0, limitUsd - countedUsd);
        return request.AtMostUsd is { } most ? most <= left : left > 0;
    }

    /// <summary>
    /// This entry after a cost was reported. It is settled once: a second report changes nothing, nor does one for a released sum. A
    /// report without a usable sum leaves the upper bound standing and is flagged.
    /// </summary>
    /// <param name="actualUsd">The reported cost, in US dollars; null when there is none.</param>
    public SpendEntry Settle(decimal? actualUsd) =>
        State != SpendState.Reserved ? this
        : actualUsd is not { } usd || usd < 0 ? this with { Notice = SpendNotice.NoUsableSum }
        : this with { State = SpendState.Settled, CountedUsd = usd, Notice = usd > Request.AtMostUsd ? SpendNotice.AboveBound : SpendNotice.None };

    /// <summary>This entry after its submit was not sent; the same when it was settled before.</summary>
    public SpendEntry Release() =>
        State == SpendState.Reserved ? this with { State = SpendState.Released, CountedUsd = 0, Notice = SpendNotice.None } : this;
}
