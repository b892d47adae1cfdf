namespace FalGenerated;

/// <summary>
/// A limit on what many submits may cost together within a rolling window. Give the same object to all of them: it is safe for use by many
/// threads. A submit reserves its upper bound; a finished job replaces that by what it cost; a job that nobody waits for counts with its
/// upper bound until the window is over.
/// </summary>
public sealed class SpendBudget
{
    private readonly Lock gate = new();
    private readonly List<SpendReservation> entries = [];
    private readonly TimeProvider time;

    /// <summary>Makes a budget with nothing spent.</summary>
    /// <param name="limitUsd">The most to spend within the window, in US dollars; 0 or more. 0 lets only free jobs pass, and there are none.</param>
    /// <param name="window">The length of the window, counted from each submit; positive.</param>
    /// <param name="time">The clock; null means the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative, or the window is not positive.</exception>
    public SpendBudget(decimal limitUsd, TimeSpan window, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitUsd);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        LimitUsd = limitUsd;
        Window = window;
        this.time = time ?? TimeProvider.System;
    }

    /// <summary>The most to spend within the window, in US dollars.</summary>
    public decimal LimitUsd { get; }

    /// <summary>The length of the window.</summary>
    public TimeSpan Window { get; }

    /// <summary>What counts at this moment, in US dollars: reserved upper bounds and settled costs within the window.</summary>
    public decimal SpentUsd
    {
        get
        {
            lock (gate)
            {
                return SpentAt(time.GetUtcNow());
            }
        }
    }

    /// <summary>What is left at this moment, in US dollars; 0 when jobs cost more than was reserved.</summary>
    public decimal LeftUsd => Math.Max(0, LimitUsd - SpentUsd);

    /// <summary>Limit and what is left.</summary>
    public override string ToString() => FormattableString.Invariant($"{LeftUsd} of {LimitUsd} USD left within {Window}");

    /// <summary>Takes a sum out of the budget.</summary>
    /// <exception cref="SpendBudgetExceededException">It does not fit.</exception>
    internal SpendReservation Reserve(decimal usd)
    {
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            decimal left = Math.Max(0, LimitUsd - SpentAt(now));
            if (usd > left)
            {
                throw new SpendBudgetExceededException(usd, left, LimitUsd, Window);
            }

            SpendReservation reservation = new(this, usd, now);
            entries.Add(reservation);
            return reservation;
        }
    }

    internal void Change(SpendReservation reservation, decimal usd)
    {
        lock (gate)
        {
            reservation.Usd = usd;
        }
    }

    private decimal SpentAt(DateTimeOffset now)
    {
        entries.RemoveAll(entry => now - entry.At >= Window);
        return entries.Sum(entry => entry.Usd);
    }
}
