namespace FalGenerated.Idempotency;

/// <summary>The journal of a client that has no other: it protects the named intents of this client, for as long as it lives.</summary>
internal sealed class MemoryJournal : ISubmitJournal
{
    private readonly JournalIndex index = new();
    private readonly Lock gate = new();

    public ValueTask<JournalEntry?> TryBeginAsync(SubmitIntent intent, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!index.IsFree(intent.Key))
            {
                return ValueTask.FromResult(index.Find(intent.Key));
            }

            index.Begin(intent);
            return ValueTask.FromResult<JournalEntry?>(null);
        }
    }

    public ValueTask RecordAsync(string intentKey, JournalState state, string? token, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            index.Record(intentKey, state, token);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<JournalEntry?> FindAsync(string intentKey, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return ValueTask.FromResult(index.Find(intentKey));
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
