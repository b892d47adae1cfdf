using FalGenerated.Idempotency;
using FalGenerated.Spending;
using FalGenerated.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>
/// A limit on what many submits may cost together, within a rolling window or in total. Give the same object to all of them: it is safe
/// for use by many threads. A submit reserves its upper bound, or nothing when its price is unknown and allowed; a finished job replaces
/// that by what it cost, and a failed one by 0 when its answer says that nothing is billed (<c>X-Fal-Billable-Units: 0</c>). Any other
/// failed job, and a job that is not waited for, counts with its upper bound. The sums are kept in the <see cref="ISpendLedger"/> of the
/// first client that uses the budget, which is in its journal's file when it has one: then all processes that share the file share the
/// budgets of one name, and restarts change nothing. Without one they end with this object.
/// </summary>
public sealed class SpendBudget
{
    private readonly AsyncGate oneAtATime = new();
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    // The sums of this object, so that what is left can be told without asking the ledger.
    private readonly SpendIndex own;
    private decimal othersUsd;
    private ISpendLedger? ledger;
    private ILogger log = NullLogger.Instance;

    /// <summary>Makes a budget with nothing spent.</summary>
    /// <param name="limitUsd">The most to spend, in US dollars; 0 or more. 0 lets no job pass.</param>
    /// <param name="window">The length of the window, counted from each submit; positive. Null: no window, everything ever reserved or spent counts.</param>
    /// <param name="time">The clock; null means the system's.</param>
    /// <param name="name">The name that tells it from other budgets in one ledger.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative, or the window is not positive.</exception>
    /// <exception cref="ArgumentException">The name is empty, or holds half of a surrogate pair.</exception>
    public SpendBudget(decimal limitUsd, TimeSpan? window, TimeProvider? time = null, string name = "default")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitUsd);
        if (window is { } length)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero, nameof(window));
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!JournalText.Keeps(name))
        {
            throw new ArgumentException("The name holds half of a surrogate pair, which no file keeps: give it whole characters.", nameof(name));
        }

        LimitUsd = limitUsd;
        Window = window;
        Name = name;
        this.time = time ?? TimeProvider.System;
        own = new SpendIndex(this.time);
    }

    /// <summary>The most to spend, in US dollars.</summary>
    public decimal LimitUsd { get; }

    /// <summary>The length of the window; null when everything counts.</summary>
    public TimeSpan? Window { get; }

    /// <summary>The name that tells it from other budgets in one ledger.</summary>
    public string Name { get; }

    /// <summary>
    /// The sums that count at this moment, in US dollars: reserved upper bounds and settled costs. Those of other processes are in it as of
    /// this object's last reservation.
    /// </summary>
    public decimal SpentUsd
    {
        get
        {
            lock (gate)
            {
                return Math.Max(0, own.Counted(Name, Window) + othersUsd);
            }
        }
    }

    /// <summary>The sum that is left at this moment, in US dollars; 0 when jobs cost more than was reserved.</summary>
    public decimal LeftUsd => Math.Max(0, LimitUsd - SpentUsd);

    /// <summary>Limit and what is left.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{LeftUsd} of {LimitUsd} USD left {(Window is { } window ? $"within {window}" : "in total")}");

    /// <summary>Takes a sum out of the budget, in one step that no other thread or process comes between.</summary>
    /// <param name="atMostUsd">The upper bound, in US dollars; null for a price that is unknown and allowed.</param>
    /// <param name="shared">The client's ledger; null when it has none.</param>
    /// <param name="logger">The log for failures to record a cost.</param>
    /// <param name="idempotencyKey">The idempotency key, for whoever resumes the job; null when no journal knows it.</param>
    /// <param name="terms">The billing terms that tell what the job cost; null when nothing tells it.</param>
    /// <param name="cancellationToken">Cancels before the sum is taken.</param>
    /// <exception cref="FalSpendingLimitException">It does not fit.</exception>
    /// <exception cref="FalJournalException">The ledger cannot be read or written.</exception>
    internal async ValueTask<SpendReservation> ReserveAsync(
        decimal? atMostUsd, ISpendLedger? shared, ILogger logger, string? idempotencyKey, JToken? terms, CancellationToken cancellationToken)
    {
        SpendRequest request = new(Guid.NewGuid().ToString("N"), Name, atMostUsd) { IdempotencyKey = idempotencyKey, Terms = terms };
        await oneAtATime.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            (ledger, log) = (ledger ?? shared ?? new MemorySpendLedger(time), logger);
            SpendDecision decision = await ledger.ReserveAsync(request, LimitUsd, Window, cancellationToken).ConfigureAwait(false);
            Mirror(request, decision);
            return decision.IsReserved
                ? new SpendReservation(this, request.Id)
                : throw new FalSpendingLimitException(
                    SpendingLimitKind.Budget, atMostUsd, LimitUsd, Math.Max(0, LimitUsd - decision.CountedUsd), Window);
        }
        finally
        {
            oneAtATime.Leave();
        }
    }

    /// <summary>Settles or releases a reservation. A failure is logged, and the larger sum stands, which is safe.</summary>
    internal async Task ChangeAsync(string id, Func<ISpendLedger, ValueTask<SpendEntry?>> change)
    {
        await oneAtATime.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await Settlement.TryAsync(
                async () =>
                {
                    SpendEntry? entry = await change(ledger!).ConfigureAwait(false);
                    Settlement.Report(entry, log);
                    Mirror(id, entry);
                },
                log).ConfigureAwait(false);
        }
        finally
        {
            oneAtATime.Leave();
        }
    }

    private void Mirror(SpendRequest request, SpendDecision decision)
    {
        lock (gate)
        {
            if (decision.IsReserved)
            {
                own.PutOwn(SpendEntry.Reserved(request, time.GetUtcNow()));
            }

            othersUsd = decision.CountedUsd - own.Counted(Name, Window);
        }
    }

    private void Mirror(string id, SpendEntry? entry)
    {
        lock (gate)
        {
            if (entry is not null && own.Find(id) is { } present)
            {
                own.Put(present with { State = entry.State, CountedUsd = entry.CountedUsd, Notice = entry.Notice });
            }
        }
    }
}
