using System.Runtime.CompilerServices;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.PostgreSql.Connections;
using FalGenerated.Wire;
using Npgsql;

namespace FalGenerated.PostgreSql.Batches;

/// <summary>
/// Batches of clips, and where each clip stands. It keeps no money and no permission to pay: those are the journal's and the ledger's, so
/// that a clip that two workers take for theirs is still paid once. Its methods throw a <see cref="FalJournalException"/> as the store does.
/// </summary>
public sealed class BatchStore
{
    private const int PageSize = 500;

    private readonly Database database;

    internal BatchStore(Database database) => this.database = database;

    /// <summary>
    /// Starts a batch, or goes on with the one of this name: its limits are replaced, clips that it does not have are added, and those that
    /// are over without a finished output are opened again.
    /// </summary>
    /// <param name="batch">Name and limits.</param>
    /// <param name="clips">The clips; those that it has already, by their output, are left alone.</param>
    /// <param name="cancellationToken">Cancels before it begins.</param>
    /// <returns>The number of clips that were added.</returns>
    /// <exception cref="ArgumentException">
    /// A limit or the name is out of its range, or an output is that of two clips, here or in the batch; nothing was changed.
    /// </exception>
    public async Task<int> StartAsync(Batch batch, IReadOnlyList<ClipOrder> clips, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(clips);
        BatchRules.Check(batch, clips);
        (int added, string? conflict) = await database.RunAsync(connection => StartAsync(connection, batch, clips), cancellationToken).ConfigureAwait(false);
        return conflict is null ? added : throw new ArgumentException(conflict, nameof(clips));
    }

    /// <summary>Lists all batches, the oldest first.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    public Task<IReadOnlyList<Batch>> ListAsync(CancellationToken cancellationToken = default) => BatchesAsync(null, cancellationToken);

    /// <summary>Finds a batch; null when there is none of this name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<Batch?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return (await BatchesAsync(name, cancellationToken).ConfigureAwait(false)).SingleOrDefault();
    }

    /// <summary>Finds a clip; null when there is none of this number.</summary>
    /// <param name="batch">The name of the batch.</param>
    /// <param name="number">The number of the clip.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<Clip?> FindClipAsync(string batch, int number, CancellationToken cancellationToken = default) =>
        (await database.RunAsync(
            connection => Rows.ReadAsync(connection, BatchSql.Clip(database.Schema), [Parameter.Text(batch), Parameter.Whole(number)], Read),
            cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>Lists the clips of a batch by their numbers.</summary>
    /// <param name="batch">The name of the batch.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async IAsyncEnumerable<Clip> ListClipsAsync(string batch, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int last = 0;
        IReadOnlyList<Clip> page;
        do
        {
            page = await database.RunAsync(
                connection => Rows.ReadAsync(connection, BatchSql.Clips(database.Schema), [Parameter.Text(batch), Parameter.Whole(last), Parameter.Whole(PageSize)], Read),
                cancellationToken).ConfigureAwait(false);
            foreach (Clip clip in page)
            {
                yield return clip;
                last = clip.Number;
            }
        }
        while (page.Count == PageSize);
    }

    /// <summary>Lists the clips of all batches that workers have something to do for.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    public Task<IReadOnlyList<(string Batch, int Number)>> ListOpenAsync(CancellationToken cancellationToken = default) => database.RunAsync(
        connection => Rows.ReadAsync(connection, BatchSql.OpenClips(database.Schema), [], row => (row.GetString(0), row.GetInt32(1))), cancellationToken);

    /// <summary>Changes a clip. A job is never undone, nor its end; such a change does nothing.</summary>
    /// <param name="batch">The name of the batch.</param>
    /// <param name="number">The number of the clip.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancels before it begins.</param>
    public Task RecordAsync(string batch, int number, ClipChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return database.RunAsync(
            connection => Rows.ChangeAsync(
                connection,
                BatchSql.Change(database.Schema),
                [
                    Parameter.Text(batch), Parameter.Whole(number), Parameter.Text(change.State.ToString()), Parameter.Text(change.Worker), Parameter.Text(change.Token),
                    Parameter.Text(change.RequestId), Parameter.Number(change.AtMostUsd), Parameter.Number(change.CostUsd), Parameter.Number(change.BilledSeconds),
                    Parameter.Texts(change.Findings), Parameter.Text(change.Problem), Parameter.Whole(change.Failures),
                ]),
            cancellationToken);
    }

    /// <summary>Counts the clips of a batch and what they cost.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public Task<BatchTotals> CountAsync(Batch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return database.RunAsync(connection => CountAsync(connection, batch), cancellationToken);
    }

    /// <summary>Listens for changes of clips.</summary>
    public BatchListener ListenForChanges() => new(database, database.ChangeChannel);

    /// <summary>Listens for starts of batches.</summary>
    public BatchListener ListenForStarts() => new(database, database.StartChannel);

    /// <summary>Does something unless another worker is at it.</summary>
    /// <param name="name">A name for it.</param>
    /// <param name="work">The work; it may be begun by another worker when the connection to the database is lost in the middle of it.</param>
    /// <param name="cancellationToken">Cancels before it begins.</param>
    /// <returns>False when another worker is at it.</returns>
    public Task<bool> TryAloneAsync(string name, Func<Task> work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return database.RunAsync(
            async connection =>
            {
                NpgsqlTransaction transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    bool isAlone = (await Rows.ReadAsync(connection, BatchSql.TryLock, [Parameter.Text($"fal-{name}:{database.Schema}")], row => row.GetBoolean(0)).ConfigureAwait(false)).Single();
                    if (isAlone)
                    {
                        await work().ConfigureAwait(false);
                    }

                    return isAlone;
                }
            },
            cancellationToken);
    }

    private Task<IReadOnlyList<Batch>> BatchesAsync(string? name, CancellationToken cancellationToken) => database.RunAsync(
        connection => Rows.ReadAsync(
            connection,
            BatchSql.Batches(database.Schema),
            [Parameter.Text(name)],
            row => new Batch(row.GetString(0), row.DecimalOrNull(1), row.DecimalOrNull(2))),
        cancellationToken);

    private async Task<(int Added, string? Conflict)> StartAsync(NpgsqlConnection connection, Batch batch, IReadOnlyList<ClipOrder> clips)
    {
        NpgsqlParameter[] Given() =>
        [
            Parameter.Text(batch.Name), Parameter.Texts(clips.Select(clip => clip.Source)), Parameter.Texts(clips.Select(clip => clip.Output)),
            Parameter.Texts(clips.Select(clip => FalJson.Write(clip.Options))),
        ];
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await Rows.ChangeAsync(
                connection,
                BatchSql.Put(database.Schema),
                [Parameter.Text(batch.Name), Parameter.Number(batch.MaxTotalUsd), Parameter.Number(batch.MaxPriceUsd)]).ConfigureAwait(false);
            IReadOnlyList<string> conflicts = await Rows.ReadAsync(
                connection,
                BatchSql.Conflicts(database.Schema),
                Given(),
                row => $"The output {row.GetString(0)} is that of {row.GetString(1)}, or of other options, in the batch {batch.Name} already: choose another output, or another name of the batch.").ConfigureAwait(false);
            if (conflicts.Count > 0)
            {
                return (0, string.Join(" ", conflicts.Take(10)));
            }

            await Rows.ChangeAsync(connection, BatchSql.Reopen(database.Schema), [Parameter.Text(batch.Name)]).ConfigureAwait(false);
            int added = await Rows.ChangeAsync(connection, BatchSql.Add(database.Schema), Given()).ConfigureAwait(false);
            await Rows.ChangeAsync(connection, BatchSql.Tell, [Parameter.Text(database.StartChannel), Parameter.Text(batch.Name)]).ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
            return (added, null);
        }
    }

    private async Task<BatchTotals> CountAsync(NpgsqlConnection connection, Batch batch)
    {
        IReadOnlyList<(ClipState State, int Count)> counts = await Rows.ReadAsync(
            connection, BatchSql.Counts(database.Schema), [Parameter.Text(batch.Name)], row => (Enum.Parse<ClipState>(row.GetString(0)), row.GetInt32(1))).ConfigureAwait(false);
        (decimal counted, decimal settled, int lately) = (await Rows.ReadAsync(
            connection,
            BatchSql.Money(database.Schema),
            [Parameter.Text(batch.Budget), Parameter.Text(batch.Name)],
            row => (row.GetDecimal(0), row.GetDecimal(1), row.GetInt32(2))).ConfigureAwait(false)).Single();
        return new BatchTotals(batch, counts.ToDictionary(row => row.State, row => row.Count), counted, settled, lately);
    }

    private static Clip Read(NpgsqlDataReader row)
    {
        ClipOrder order = new(row.GetString(2), row.GetString(3), FalJson.Read<UpscaleOptions>(row.GetString(4)) ?? new UpscaleOptions());
        return new Clip(row.GetString(0), row.GetInt32(1), order, Enum.Parse<ClipState>(row.GetString(5)), row.GetFieldValue<DateTimeOffset>(6))
        {
            Token = row.TextOrNull(7),
            RequestId = row.TextOrNull(8),
            AtMostUsd = row.DecimalOrNull(9),
            CostUsd = row.DecimalOrNull(10),
            BilledSeconds = row.DecimalOrNull(11),
            Findings = row.GetFieldValue<string[]>(12),
            Problem = row.TextOrNull(13),
            Failures = row.GetInt32(14),
            Worker = row.TextOrNull(15),
        };
    }
}
