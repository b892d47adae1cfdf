using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Idempotency;

/// <summary>The journal in a file that processes may share.</summary>
internal sealed class FileJournal : ISubmitJournal
{
    private readonly AppendOnlyFile file;
    private readonly JournalReader reader = new();

    public FileJournal(AppendOnlyFile file)
    {
        this.file = file;
        file.Attach(reader);
    }

    public async ValueTask<JournalEntry?> TryBeginAsync(SubmitRecord submit, CancellationToken cancellationToken)
    {
        RequireKept(submit.IdempotencyKey);
        JournalEntry? present = null;
        await file.ExchangeAsync(
            () =>
            {
                present = reader.Index.IsFree(submit.IdempotencyKey) ? null : reader.Index.Find(submit.IdempotencyKey);
                return present is null ? [JournalLine.TextOf(new JournalEntry(submit, JournalState.Begun, null))] : [];
            },
            cancellationToken).ConfigureAwait(false);
        return present;
    }

    public async ValueTask RecordAsync(string idempotencyKey, JournalState state, string? token, CancellationToken cancellationToken)
    {
        RequireKept(idempotencyKey);
        await file.ExchangeAsync(
            () => reader.Index.Changed(idempotencyKey, state, token) is { } entry ? [JournalLine.TextOf(entry)] : [],
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<JournalEntry?> FindAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        await ReadAsync(index => index.Find(idempotencyKey), cancellationToken).ConfigureAwait(false);

    public IAsyncEnumerable<JournalEntry> ListAsync(CancellationToken cancellationToken) =>
        ReadManyAsync(index => index.List(), cancellationToken);

    public IAsyncEnumerable<JournalEntry> ListByFactAsync(string fact, JValue value, CancellationToken cancellationToken) =>
        ReadManyAsync(index => index.List(fact, value), cancellationToken);

    private async IAsyncEnumerable<JournalEntry> ReadManyAsync(
        Func<JournalIndex, IReadOnlyList<JournalEntry>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (JournalEntry entry in await ReadAsync(read, cancellationToken).ConfigureAwait(false) ?? [])
        {
            yield return entry;
        }
    }

    private async Task<T?> ReadAsync<T>(Func<JournalIndex, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        T? found = null;
        await file.ExchangeAsync(
            () =>
            {
                found = read(reader.Index);
                return [];
            },
            cancellationToken).ConfigureAwait(false);
        return found;
    }

    private static void RequireKept(string idempotencyKey)
    {
        if (!JournalText.Keeps(idempotencyKey))
        {
            throw new ArgumentException("The idempotency key holds half of a surrogate pair, which no file keeps: give it whole characters.", nameof(idempotencyKey));
        }
    }
}
