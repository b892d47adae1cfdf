namespace FalGenerated;

/// <summary>
/// Remembers which wishes to pay were acted on, across processes. This is the one interface that a host implements, over its own store.
/// A failure is thrown: a submit whose beginning cannot be recorded is not sent.
/// </summary>
public interface ISubmitJournal
{
    /// <summary>
    /// Records that an intent begins, unless its key is taken: in one atomic step, across all processes that share the store, and durable
    /// when it returns. A key whose entry says <see cref="JournalState.NotSent"/> is free again.
    /// </summary>
    /// <param name="intent">The intent.</param>
    /// <param name="cancellationToken">Cancels before the record is made.</param>
    /// <returns>Null when it was recorded now; the present entry when the key is taken.</returns>
    ValueTask<JournalEntry?> TryBeginAsync(SubmitRecord intent, CancellationToken cancellationToken);

    /// <summary>Records what became of an intent that was begun. Recording the same again changes nothing.</summary>
    /// <param name="idempotencyKey">The intent's key.</param>
    /// <param name="state">What became of it.</param>
    /// <param name="token">The job's token, when there is a job; null keeps the one that is there.</param>
    /// <param name="cancellationToken">Cancels before the record is made.</param>
    ValueTask RecordAsync(string idempotencyKey, JournalState state, string? token, CancellationToken cancellationToken);

    /// <summary>The entry of a key; null when it is not known.</summary>
    /// <param name="idempotencyKey">The intent's key.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<JournalEntry?> FindAsync(string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>All entries, the oldest first.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    IAsyncEnumerable<JournalEntry> ListAsync(CancellationToken cancellationToken);
}
