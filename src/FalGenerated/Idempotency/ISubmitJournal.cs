using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>
/// Remembers which submits were sent, across processes. A host implements it over its own store and checks it with
/// <see cref="Testing.JournalConformance"/>. A failure is thrown: a submit whose beginning cannot be recorded is not sent.
/// </summary>
/// <remarks>
/// The rules of every store:
/// <list type="number">
/// <item>Beginning is one atomic step across all processes: of many callers with one key exactly one begins, and it is durable then.</item>
/// <item>A key is free when it is unknown or <see cref="JournalState.NotSent"/>, and never becomes free by its age.</item>
/// <item>
/// Once a key has a job (<see cref="JournalState.Accepted"/>, <see cref="JournalState.Finished"/>, <see cref="JournalState.Failed"/>, or a
/// token), no record takes it back to <see cref="JournalState.Begun"/>, <see cref="JournalState.NotSent"/> or <see cref="JournalState.Unknown"/>.
/// </item>
/// <item>An end is never undone by <see cref="JournalState.Accepted"/>, and a token is never removed or replaced.</item>
/// <item>A record of a job takes a key that never began, with an empty endpoint and hash: the beginning may be lost, the job is not.</item>
/// <item>What was recorded is what is read, keys by their exact characters and times to the millisecond, also through another connection.</item>
/// </list>
/// </remarks>
public interface ISubmitJournal
{
    /// <summary>
    /// Records that a submit begins, unless its key is taken: in one atomic step, across all processes that share the store, and durable
    /// when it returns. A key whose entry says <see cref="JournalState.NotSent"/> is free again.
    /// </summary>
    /// <param name="submit">The submit.</param>
    /// <param name="cancellationToken">Cancels before the record is made.</param>
    /// <returns>Null when it was recorded now; the present entry when the key is taken.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    ValueTask<JournalEntry?> TryBeginAsync(SubmitRecord submit, CancellationToken cancellationToken);

    /// <summary>Records the state of a submit. Recording the same again changes nothing.</summary>
    /// <param name="idempotencyKey">The submit's key.</param>
    /// <param name="state">The state.</param>
    /// <param name="token">The job's token, when there is a job; null keeps the present one.</param>
    /// <param name="cancellationToken">Cancels before the record is made.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    ValueTask RecordAsync(string idempotencyKey, JournalState state, string? token, CancellationToken cancellationToken);

    /// <summary>Finds the entry of a key; null when it is not known.</summary>
    /// <param name="idempotencyKey">The submit's key.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    ValueTask<JournalEntry?> FindAsync(string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>Lists all entries, the oldest key first.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    IAsyncEnumerable<JournalEntry> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Lists the entries whose <see cref="SubmitRecord.Facts"/> have a member of this value, the oldest key first. It goes through the
    /// whole list unless a store has an index for it.
    /// </summary>
    /// <param name="fact">The name of the member.</param>
    /// <param name="value">The value, compared by content.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    async IAsyncEnumerable<JournalEntry> ListByFactAsync(string fact, JValue value, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (JournalEntry entry in ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Submit.Facts?[fact] is { } present && JToken.DeepEquals(present, value))
            {
                yield return entry;
            }
        }
    }
}
