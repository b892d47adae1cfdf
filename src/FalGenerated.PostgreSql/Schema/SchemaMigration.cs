using System.Globalization;
using FalGenerated.PostgreSql.Connections;
using Npgsql;

namespace FalGenerated.PostgreSql.Schema;

/// <summary>Takes a schema to the version of this package: all missing steps in one transaction, one migration at a time.</summary>
internal static class SchemaMigration
{
    /// <exception cref="FalJournalException">The database cannot be reached, or its schema is newer.</exception>
    public static Task<int> RunAsync(Database database, CancellationToken cancellationToken) =>
        database.RunOnceAsync(connection => RunAsync(connection, database), checksSchema: false, cancellationToken);

    private static async Task<int> RunAsync(NpgsqlConnection connection, Database database)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock(hashtextextended('fal-schema:{database.Schema}', 0))").ConfigureAwait(false);
            int present = await SchemaVersion.ReadAsync(connection, database.Schema).ConfigureAwait(false);
            SchemaVersion.RefuseNewer(present, database);
            if (present == 0)
            {
                await ExecuteAsync(
                    connection,
                    $"""
                    CREATE SCHEMA IF NOT EXISTS "{database.Schema}";
                    CREATE TABLE "{database.Schema}".schema_version (version integer NOT NULL);
                    INSERT INTO "{database.Schema}".schema_version VALUES (0);
                    """).ConfigureAwait(false);
            }

            for (int version = present + 1; version <= SchemaScripts.Current; version++)
            {
                await ExecuteAsync(connection, SchemaScripts.Step(version, database.Schema)).ConfigureAwait(false);
            }

            await ExecuteAsync(
                connection,
                string.Create(CultureInfo.InvariantCulture, $"""UPDATE "{database.Schema}".schema_version SET version = {SchemaScripts.Current}""")).ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
            return present;
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        NpgsqlCommand command = new(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }
}
