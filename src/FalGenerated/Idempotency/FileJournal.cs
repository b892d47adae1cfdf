using System.Runtime.CompilerServices;
using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.Idempotency;

/// <summary>The journal in a file that is only ever appended to and that processes may share.</summary>
internal sealed class FileJournal(AppendOnlyFile file) : ISubmitJournal
{
    // The file may hold lines of other kinds, which begin with another letter.
    private const string Kind = "i ";

    private readonly JournalIndex index = new();

    public async ValueTask<JournalEntry?> TryBeginAsync(SubmitRecord intent, CancellationToken cancellationToken)
    {
        JournalEntry? present = null;
        await file.ExchangeAsync(
            Take,
            () =>
            {
                present = index.IsFree(intent.IdempotencyKey) ? null : index.Find(intent.IdempotencyKey);
                return present is null ? [Kind + FalJson.Write(JournalLine.Of(intent))] : [];
            },
            cancellationToken).ConfigureAwait(false);
        return present;
    }

    public async ValueTask RecordAsync(string idempotencyKey, JournalState state, string? token, CancellationToken cancellationToken) =>
        await file.ExchangeAsync(
            Take,
            () => index.WouldChange(idempotencyKey, state, token) ? [Kind + FalJson.Write(JournalLine.Of(idempotencyKey, state, token))] : [],
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<JournalEntry?> FindAsync(string idempotencyKey, CancellationToken cancellationToken)
    {
        JournalEntry? found = null;
        await file.ExchangeAsync(
            Take,
            () =>
            {
                found = index.Find(idempotencyKey);
                return [];
            },
            cancellationToken).ConfigureAwait(false);
        return found;
    }

    public async IAsyncEnumerable<JournalEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<JournalEntry> entries = [];
        await file.ExchangeAsync(
            Take,
            () =>
            {
                entries = index.List();
                return [];
            },
            cancellationToken).ConfigureAwait(false);
        foreach (JournalEntry entry in entries)
        {
            yield return entry;
        }
    }

    private void Take(string text)
    {
        if (!text.StartsWith(Kind, StringComparison.Ordinal))
        {
            return;
        }

        JournalLine? line;
        try
        {
            line = FalJson.Read<JournalLine>(text[Kind.Length..]);
        }
        catch (JsonException error)
        {
            // Its checksum fits, so it was written like this: by a newer version. Going on could pay twice.
            throw new FalJournalException(file.Path, "a line of it was written by another version.", error);
        }

        if (line?.EndpointId is { } endpoint)
        {
            index.Begin(new SubmitRecord(line.Key, endpoint, line.InputSha256 ?? "", DateTimeOffset.FromUnixTimeMilliseconds(line.StartedAtMs))
            {
                Label = line.Label,
                ContractSha256 = line.ContractSha256,
                Facts = line.Facts,
            });
        }
        else if (line is not null)
        {
            index.Record(line.Key, line.State, line.Token);
        }
    }
}
