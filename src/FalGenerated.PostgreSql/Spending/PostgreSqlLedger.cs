using System.Runtime.CompilerServices;
using FalGenerated.PostgreSql.Connections;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;
using Npgsql;

namespace FalGenerated.PostgreSql.Spending;

/// <summary>
/// The ledger in a table with one row a reservation. Reservations of one budget take turns by an advisory lock that ends with their
/// transaction; a reservation whose commit was not confirmed is made again under its id, which changes nothing when it was there.
/// </summary>
internal sealed class PostgreSqlLedger(Database database) : ISpendLedger
{
    private const int PageSize = 500;

    public async ValueTask<SpendDecision> ReserveAsync(SpendRequest request, decimal limitUsd, TimeSpan? window, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await database.RunAsync(connection => ReserveAsync(connection, request, limitUsd, window), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<SpendEntry?> SettleAsync(string id, decimal? actualUsd, CancellationToken cancellationToken) =>
        await database.RunAsync(connection => ChangeAsync(connection, id, entry => entry.Settle(actualUsd)), cancellationToken).ConfigureAwait(false);

    public async ValueTask<SpendEntry?> ReleaseAsync(string id, CancellationToken cancellationToken) =>
        await database.RunAsync(connection => ChangeAsync(connection, id, entry => entry.Release()), cancellationToken).ConfigureAwait(false);

    public IAsyncEnumerable<SpendEntry> ListAsync(string budget, CancellationToken cancellationToken) =>
        ListAsync(LedgerSql.PageOfBudget(database.Schema), budget, cancellationToken);

    public IAsyncEnumerable<SpendEntry> ListByKeyAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        ListAsync(LedgerSql.PageOfKey(database.Schema), idempotencyKey, cancellationToken);

    private async Task<SpendDecision> ReserveAsync(NpgsqlConnection connection, SpendRequest request, decimal limitUsd, TimeSpan? window)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // The next statement sees what was committed until the lock was had.
            await Rows.ChangeAsync(connection, LedgerSql.LockBudget, [Parameter.Text($"fal-budget:{database.Schema}:{request.Budget}")]).ConfigureAwait(false);
            (bool isKnown, decimal counted) = (await Rows.ReadAsync(
                connection,
                LedgerSql.Counted(database.Schema),
                [Parameter.Text(request.Budget), Parameter.Length(window), Parameter.Text(request.Id)],
                row => (row.GetBoolean(0), row.GetDecimal(1))).ConfigureAwait(false)).Single();
            if (isKnown || !SpendEntry.Fits(request, limitUsd, counted))
            {
                return new SpendDecision(isKnown, counted);
            }

            SpendEntry entry = SpendEntry.Reserved(request, DateTimeOffset.UnixEpoch);
            await Rows.ChangeAsync(connection, LedgerSql.Insert(database.Schema), InsertOf(entry)).ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
            return new SpendDecision(true, counted + entry.CountedUsd);
        }
    }

    private async Task<SpendEntry?> ChangeAsync(NpgsqlConnection connection, string id, Func<SpendEntry, SpendEntry> change)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            SpendEntry? present = (await Rows.ReadAsync(connection, LedgerSql.FindForUpdate(database.Schema), [Parameter.Text(id)], Read).ConfigureAwait(false))
                .Select(row => row.Entry)
                .SingleOrDefault();
            SpendEntry? changed = present is null ? null : change(present);
            if (changed is not null && changed != present)
            {
                await Rows.ChangeAsync(
                    connection,
                    LedgerSql.Change(database.Schema),
                    [Parameter.Text(id), Parameter.Text(changed.State.ToString()), Parameter.Number(changed.CountedUsd), Parameter.Text(changed.Notice.ToString())]).ConfigureAwait(false);
                await transaction.CommitAsync().ConfigureAwait(false);
            }

            return changed;
        }
    }

    private async IAsyncEnumerable<SpendEntry> ListAsync(string sql, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long last = 0;
        IReadOnlyList<(long Position, SpendEntry Entry)> page;
        do
        {
            page = await database.RunAsync(
                connection => Rows.ReadAsync(connection, sql, [Parameter.Text(name), Parameter.Long(last), Parameter.Whole(PageSize)], Read),
                cancellationToken).ConfigureAwait(false);
            foreach ((long position, SpendEntry entry) in page)
            {
                yield return entry;
                last = position;
            }
        }
        while (page.Count == PageSize);
    }

    private static NpgsqlParameter[] InsertOf(SpendEntry entry) =>
    [
        Parameter.Text(entry.Request.Id), Parameter.Text(entry.Request.Budget), Parameter.Number(entry.Request.AtMostUsd), Parameter.Text(entry.Request.IdempotencyKey),
        Parameter.Json(entry.Request.Terms is { } terms ? FalJson.Write(terms) : null), Parameter.Text(entry.State.ToString()), Parameter.Number(entry.CountedUsd),
        Parameter.Text(entry.Notice.ToString()),
    ];

    private static (long Position, SpendEntry Entry) Read(NpgsqlDataReader row)
    {
        SpendRequest request = new(row.GetString(1), row.GetString(2), row.DecimalOrNull(3))
        {
            IdempotencyKey = row.TextOrNull(4),
            Terms = row.TextOrNull(5) is { } terms ? FalJson.Read<JToken>(terms) : null,
        };
        return (row.GetInt64(0), new SpendEntry(
            request, row.GetFieldValue<DateTimeOffset>(9), Enum.Parse<SpendState>(row.GetString(6)), row.GetDecimal(7), Enum.Parse<SpendNotice>(row.GetString(8))));
    }
}
