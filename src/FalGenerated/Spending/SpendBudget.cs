using FalGenerated.Idempotency;
using FalGenerated.Spending;
using FalGenerated.Video;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>
/// A limit on what many submits may cost together within a rolling window. Give the same object to all of them: it is safe for use by many
/// threads. A submit reserves its upper bound, which is 0 for a price that is unknown and allowed; a finished job replaces that by what it
/// cost, and a failed one by 0 when its answer says that nothing is billed (<c>X-Fal-Billable-Units: 0</c>). Any other failed job, and a job
/// that nobody waits for, counts with its upper bound until the window is over. When the first client that uses it has a journal in a file,
/// the sums are kept in that file, and all processes that share the file share the budgets of one name: a job that another of them resumes
/// and sees at its end is settled too.
/// </summary>
public sealed class SpendBudget
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SpendLine> lines = [];
    private readonly TimeProvider time;
    private SpendFile? file;

    /// <summary>Makes a budget with nothing spent.</summary>
    /// <param name="limitUsd">The most to spend within the window, in US dollars; 0 or more. 0 lets no job pass.</param>
    /// <param name="window">The length of the window, counted from each submit; positive.</param>
    /// <param name="time">The clock; null means the system's.</param>
    /// <param name="name">What tells it from other budgets in one journal.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative, or the window is not positive.</exception>
    /// <exception cref="ArgumentException">The name is empty, or holds half of a surrogate pair.</exception>
    public SpendBudget(decimal limitUsd, TimeSpan window, TimeProvider? time = null, string name = "default")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitUsd);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!JournalText.Keeps(name))
        {
            throw new ArgumentException("The name holds half of a surrogate pair, which no file keeps: give it whole characters.", nameof(name));
        }

        LimitUsd = limitUsd;
        Window = window;
        Name = name;
        this.time = time ?? TimeProvider.System;
    }

    /// <summary>The most to spend within the window, in US dollars.</summary>
    public decimal LimitUsd { get; }

    /// <summary>The length of the window.</summary>
    public TimeSpan Window { get; }

    /// <summary>What tells it from other budgets in one journal.</summary>
    public string Name { get; }

    /// <summary>
    /// What counts at this moment, in US dollars: reserved upper bounds and settled costs within the window. What other processes spent is
    /// in it as of this object's last reservation.
    /// </summary>
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

    /// <summary>Takes a sum out of the budget, in one step that no other thread or process comes between.</summary>
    /// <param name="usd">The upper bound.</param>
    /// <param name="journal">The path of the client's journal; null when it has none in a file.</param>
    /// <param name="log">Where a failure to write a settled sum is reported.</param>
    /// <param name="idempotencyKey">The intent's name, for whoever resumes its job; null when no journal knows it.</param>
    /// <param name="terms">What the endpoint needs to know to say what the job cost; null when it cannot say.</param>
    /// <param name="cancellationToken">Cancels before the sum is taken.</param>
    /// <exception cref="SpendBudgetExceededException">It does not fit.</exception>
    /// <exception cref="FalJournalException">The journal cannot be read or written.</exception>
    internal async ValueTask<SpendReservation> ReserveAsync(
        decimal usd, string? journal, ILogger log, string? idempotencyKey, JToken? terms, CancellationToken cancellationToken)
    {
        SpendLine line = new()
        {
            Budget = Name,
            Id = Guid.NewGuid().ToString("N"),
            Usd = usd,
            AtMs = time.GetUtcNow().ToUnixTimeMilliseconds(),
            IdempotencyKey = idempotencyKey,
            Terms = terms,
        };
        if (FileFor(journal, log) is { } shared)
        {
            await shared.ExchangeAsync(Take, () => [Checked(line)], cancellationToken).ConfigureAwait(false);
        }
        else
        {
            lock (gate)
            {
                Take(Checked(line));
            }
        }

        return new SpendReservation(this, line);
    }

    /// <summary>Replaces the sum of a reservation. It counts at once; the journal follows.</summary>
    internal void Change(SpendLine line)
    {
        Take(line);
        file?.Append(line, Take);
    }

    /// <summary>Completes when the journal has all changes.</summary>
    internal Task FlushAsync() => file?.FlushAsync() ?? Task.CompletedTask;

    private SpendFile? FileFor(string? journal, ILogger log)
    {
        lock (gate)
        {
            return file ??= journal is null ? null : new SpendFile(new AppendOnlyFile(journal), log);
        }
    }

    private SpendLine Checked(SpendLine line)
    {
        lock (gate)
        {
            decimal left = Math.Max(0, LimitUsd - SpentAt(time.GetUtcNow()));
            return line.Usd <= left ? line : throw new SpendBudgetExceededException(line.Usd, left, LimitUsd, Window);
        }
    }

    private void Take(SpendLine line)
    {
        lock (gate)
        {
            if (line.Budget == Name)
            {
                lines[line.Id] = line;
            }
        }
    }

    private decimal SpentAt(DateTimeOffset now)
    {
        foreach (SpendLine over in lines.Values.Where(line => now - line.At >= Window).ToList())
        {
            lines.Remove(over.Id);
        }

        return lines.Values.Sum(line => line.Usd);
    }
}
