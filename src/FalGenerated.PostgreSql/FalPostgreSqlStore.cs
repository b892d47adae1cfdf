using FalGenerated.PostgreSql.Batches;
using FalGenerated.PostgreSql.Connections;
using FalGenerated.PostgreSql.Idempotency;
using FalGenerated.PostgreSql.Schema;
using FalGenerated.PostgreSql.Spending;
using Npgsql;

namespace FalGenerated.PostgreSql;

/// <summary>
/// The journal of submits, the spend ledger and batches of clips in one PostgreSQL database, which many machines share. One is enough for a
/// process: it is safe for use by many threads and pools its connections. Making one connects to nothing.
/// </summary>
/// <remarks>
/// A failure is a <see cref="FalJournalException"/> that names host, port and database, never the password. When a connection is lost in the
/// middle of a step, the step is repeated for <see cref="FalPostgreSqlOptions.Patience"/>, and each step knows whether its lost attempt was
/// committed; where that cannot be told it is a failure, and a submit that waited for it is not sent.
/// </remarks>
public sealed class FalPostgreSqlStore : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly Database database;

    /// <summary>Makes a store.</summary>
    /// <param name="connectionString">Host, database and user, as Npgsql reads them: <c>Host=db.example;Database=clips;Username=fal;Password=…</c></param>
    /// <param name="options">Schema and patience; null for the defaults.</param>
    /// <param name="time">The clock of pauses; null means the system's. Ages of sums go by the database's.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or an option is out of its range.</exception>
    public FalPostgreSqlStore(string connectionString, FalPostgreSqlOptions? options = null, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        options ??= new FalPostgreSqlOptions();
        options.Check();
        source = SourceOf(connectionString);
        database = new Database(source, options.Schema, options.Patience, time ?? TimeProvider.System, SchemaVersion.RequireAsync);
        Journal = new PostgreSqlJournal(database);
        SpendLedger = new PostgreSqlLedger(database);
        Batches = new BatchStore(database);
    }

    /// <summary>The journal, for <see cref="FalOptions.Journal"/>.</summary>
    public ISubmitJournal Journal { get; }

    /// <summary>The ledger, for <see cref="FalOptions.SpendLedger"/>.</summary>
    public ISpendLedger SpendLedger { get; }

    /// <summary>The batches of clips.</summary>
    public BatchStore Batches { get; }

    /// <summary>
    /// Makes the schema, or takes an older one to this version, in one transaction. It may run at any time and on many machines at once: where
    /// nothing is missing it changes nothing. Programs of an older version refuse the schema afterwards.
    /// </summary>
    /// <param name="cancellationToken">Cancels before it begins.</param>
    /// <returns>The version that the schema had; 0 when there was none.</returns>
    /// <exception cref="FalJournalException">The database cannot be reached, its user may not make tables, or its schema is newer.</exception>
    public Task<int> MigrateAsync(CancellationToken cancellationToken = default) => SchemaMigration.RunAsync(database, cancellationToken);

    /// <summary>Tries once, without patience, that the database is there and its schema has this version.</summary>
    /// <param name="cancellationToken">Cancels the try.</param>
    /// <exception cref="FalJournalException">It is not, or has not.</exception>
    public Task CheckAsync(CancellationToken cancellationToken = default) =>
        database.RunOnceAsync(_ => Task.FromResult(true), checksSchema: true, cancellationToken);

    /// <summary>Closes the connections.</summary>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Host, port and database; no user and no password.</summary>
    public override string ToString() => database.Name;

    private static NpgsqlDataSource SourceOf(string connectionString)
    {
        try
        {
            return NpgsqlDataSource.Create(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException)
        {
            // The text may hold a password, and so may a message that quotes it: neither is passed on.
            throw new ArgumentException("The connection string cannot be read: give it as Host=…;Database=…;Username=…;Password=….", nameof(connectionString));
        }
    }
}
