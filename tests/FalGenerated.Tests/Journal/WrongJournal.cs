using System.Collections.Concurrent;

namespace FalGenerated.Tests.Journal;

/// <summary>A journal in memory whose author forgot one rule.</summary>
internal sealed class WrongJournal(string fault, ConcurrentDictionary<string, JournalEntry> entries) : ISubmitJournal
{
    public async ValueTask<JournalEntry?> TryBeginAsync(SubmitRecord intent, CancellationToken cancellationToken)
    {
        if (fault == "keys ignore case")
        {
            intent = intent with { IdempotencyKey = intent.IdempotencyKey.ToUpperInvariant() };
        }

        JournalEntry? present = await FindAsync(intent.IdempotencyKey, cancellationToken);
        if (present is not null && (present.State != JournalState.NotSent || fault == "not sent stays taken") && fault != "begins twice")
        {
            return fault == "answers with the new record" ? present with { Submit = intent } : present;
        }

        if (fault == "not atomic")
        {
            await Task.Yield();
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
        }

        JournalEntry entry = new(fault == "forgets facts" ? intent with { Facts = null } : intent, JournalState.Begun, null);
        if (fault == "not atomic" || present is not null)
        {
            entries[intent.IdempotencyKey] = entry;
            return null;
        }

        return entries.TryAdd(intent.IdempotencyKey, entry) ? null : entries[intent.IdempotencyKey];
    }

    public ValueTask RecordAsync(string idempotencyKey, JournalState state, string? token, CancellationToken cancellationToken)
    {
        if (!entries.TryGetValue(idempotencyKey, out JournalEntry? entry))
        {
            if (fault != "drops records of lost keys" && state is not (JournalState.Begun or JournalState.NotSent))
            {
                entries[idempotencyKey] = new JournalEntry(new SubmitRecord(idempotencyKey, "", "", DateTimeOffset.UnixEpoch), state, token);
            }

            return ValueTask.CompletedTask;
        }

        bool isJob = state is JournalState.Accepted or JournalState.Finished or JournalState.Failed;
        bool hasJob = entry.Token is not null || entry.State is JournalState.Accepted or JournalState.Finished or JournalState.Failed;
        bool hasEnded = entry.State is JournalState.Finished or JournalState.Failed;
        bool stays = (hasJob && !isJob && fault != "undoes jobs") || (hasEnded && state == JournalState.Accepted && fault != "undoes ends");
        entries[idempotencyKey] = entry with
        {
            State = stays ? entry.State : state,
            Token = fault switch { "removes tokens" when state == JournalState.Finished => token, "replaces tokens" => token ?? entry.Token, _ => entry.Token ?? token },
        };
        return ValueTask.CompletedTask;
    }

    public ValueTask<JournalEntry?> FindAsync(string idempotencyKey, CancellationToken cancellationToken)
    {
        JournalEntry? entry = entries.GetValueOrDefault(idempotencyKey);
        return ValueTask.FromResult(fault == "throws for unknown keys" ? entry ?? throw new KeyNotFoundException() : entry);
    }

    public IAsyncEnumerable<JournalEntry> ListAsync(CancellationToken cancellationToken) =>
        (fault == "lists the newest first" ? entries.Values.OrderBy(entry => entry.Submit.StartedAt).ToList() : [.. entries.Values]).ToAsyncEnumerable();
}
