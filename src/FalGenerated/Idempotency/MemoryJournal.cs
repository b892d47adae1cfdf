namespace FalGenerated.Idempotency;

/// <summary>The journal of a client that has no other: it protects the named intents of this client, for as long as it lives.</summary>
internal sealed class MemoryJournal : ISubmitJournal
{
    private readonly JournalIndex index = new();
    private readonly Lock gate = new();

    public ValueTask<JournalEntry?> TryBeginAsync(SubmitRecord intent, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!index.IsFree(intent.IdempotencyKey))
            {
                return ValueTask.FromResult(index.Find(intent.IdempotencyKey));
            }

            index.Begin(intent);
            return ValueTask.FromResult<JournalEntry?>(null);
        }
    }

    public ValueTask RecordAsync(string idempotencyKey, JournalState state, string? token, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            index.Record(idempotencyKey, state, token);
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

    public async IAsyncEnumerable<JournalEntry> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<JournalEntry> entries;
        lock (gate)
        {
            entries = index.List();
        }

        foreach (JournalEntry entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
