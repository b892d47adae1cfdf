using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Idempotency;

/// <summary>The journal of a client that has no other: it protects the idempotency keys of this client, for as long as it lives.</summary>
internal sealed class MemoryJournal : ISubmitJournal
{
    private readonly JournalIndex index = new();
    private readonly Lock gate = new();

    public ValueTask<JournalEntry?> TryBeginAsync(SubmitRecord submit, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!index.IsFree(submit.IdempotencyKey))
            {
                return ValueTask.FromResult(index.Find(submit.IdempotencyKey));
            }

            index.Put(submit.IdempotencyKey, new JournalSlot(new JournalEntry(submit, JournalState.Begun, null)));
            return ValueTask.FromResult<JournalEntry?>(null);
        }
    }

    public ValueTask RecordAsync(string idempotencyKey, JournalState state, string? token, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (index.Changed(idempotencyKey, state, token) is { } entry)
            {
                index.Put(idempotencyKey, new JournalSlot(entry));
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<JournalEntry?> FindAsync(string idempotencyKey, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return ValueTask.FromResult(index.Find(idempotencyKey));
        }
    }

    public IAsyncEnumerable<JournalEntry> ListAsync(CancellationToken cancellationToken) => ReadAsync(() => index.List(), cancellationToken);

    public IAsyncEnumerable<JournalEntry> ListByFactAsync(string fact, JValue value, CancellationToken cancellationToken) =>
        ReadAsync(() => index.List(fact, value), cancellationToken);

    private async IAsyncEnumerable<JournalEntry> ReadAsync(
        Func<IReadOnlyList<JournalEntry>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<JournalEntry> entries;
        lock (gate)
        {
            entries = read();
        }

        foreach (JournalEntry entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
