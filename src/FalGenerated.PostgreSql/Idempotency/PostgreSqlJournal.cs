using System.Runtime.CompilerServices;
using FalGenerated.PostgreSql.Connections;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;
using Npgsql;

namespace FalGenerated.PostgreSql.Idempotency;

/// <summary>
/// The journal in a table with one row a key. A beginning is one statement with a mark of its own: where its commit was not confirmed, the
/// same statement again finds the mark and says that it began, or waits for the row that is still being written.
/// </summary>
internal sealed class PostgreSqlJournal(Database database) : ISubmitJournal
{
    private const int PageSize = 500;

    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    public async ValueTask<JournalEntry?> TryBeginAsync(SubmitRecord submit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submit);
        Guid attempt = Guid.NewGuid();
        return await database.RunAsync(connection => TryBeginAsync(connection, submit, attempt), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RecordAsync(string idempotencyKey, JournalState state, string? token, CancellationToken cancellationToken) =>
        await database.RunAsync(
            connection => Rows.ChangeAsync(
                connection, JournalSql.Record(database.Schema), [Parameter.Text(idempotencyKey), Parameter.Text(state.ToString()), Parameter.Text(token)]),
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<JournalEntry?> FindAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        await database.RunAsync(connection => FindAsync(connection, idempotencyKey), cancellationToken).ConfigureAwait(false);

    public IAsyncEnumerable<JournalEntry> ListAsync(CancellationToken cancellationToken) => ListAsync(facts: null, cancellationToken);

    public async IAsyncEnumerable<JournalEntry> ListByFactAsync(string fact, JValue value, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The index compares numbers by their value alone, so what it finds is compared once more.
        string facts = FalJson.Write(new JObject { [fact] = value });
        await foreach (JournalEntry entry in ListAsync(facts, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Submit.Facts?[fact] is { } present && JToken.DeepEquals(present, value))
            {
                yield return entry;
            }
        }
    }

    private async Task<JournalEntry?> TryBeginAsync(NpgsqlConnection connection, SubmitRecord submit, Guid attempt)
    {
        while (true)
        {
            NpgsqlParameter[] parameters =
            [
                Parameter.Text(submit.IdempotencyKey), Parameter.Text(submit.EndpointId), Parameter.Text(submit.InputSha256), Parameter.Time(Rounded(submit.StartedAt)),
                Parameter.Text(submit.Label), Parameter.Text(submit.ContractSha256), Parameter.Jsonb(submit.Facts is { } facts ? FalJson.Write(facts) : null), Parameter.Id(attempt),
            ];
            if (await Rows.ChangeAsync(connection, JournalSql.Begin(database.Schema), parameters).ConfigureAwait(false) > 0)
            {
                return null;
            }

            // It may have become free between the two statements.
            if (await FindAsync(connection, submit.IdempotencyKey).ConfigureAwait(false) is { State: not JournalState.NotSent } present)
            {
                return present;
            }
        }
    }

    private async Task<JournalEntry?> FindAsync(NpgsqlConnection connection, string idempotencyKey) =>
        (await Rows.ReadAsync(connection, JournalSql.Find(database.Schema), [Parameter.Text(idempotencyKey)], Read).ConfigureAwait(false))
            .Select(row => row.Entry)
            .SingleOrDefault();

    /// <summary>Reads page by page, so that a slow reader holds no connection and a lost one costs a page.</summary>
    private async IAsyncEnumerable<JournalEntry> ListAsync(string? facts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long last = 0;
        IReadOnlyList<(long Position, JournalEntry Entry)> page;
        do
        {
            page = await database.RunAsync(
                connection => Rows.ReadAsync(
                    connection, JournalSql.Page(database.Schema), [Parameter.Long(last), Parameter.Jsonb(facts), Parameter.Whole(PageSize)], Read),
                cancellationToken).ConfigureAwait(false);
            foreach ((long position, JournalEntry entry) in page)
            {
                yield return entry;
                last = position;
            }
        }
        while (page.Count == PageSize);
    }

    private static (long Position, JournalEntry Entry) Read(NpgsqlDataReader row)
    {
        SubmitRecord submit = new(row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4))
        {
            Label = row.TextOrNull(5),
            ContractSha256 = row.TextOrNull(6),
            Facts = row.TextOrNull(7) is { } facts ? FalJson.Read<JObject>(facts) : null,
        };
        return (row.GetInt64(0), new JournalEntry(submit, Enum.Parse<JournalState>(row.GetString(8)), row.TextOrNull(9)));
    }

    private static DateTimeOffset Rounded(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % Millisecond.Ticks), TimeSpan.Zero);
}
