using FalGenerated.PostgreSql.Connections;
using Npgsql;

namespace FalGenerated.PostgreSql.Schema;

/// <summary>Compares the version of a database's schema with the one that this package reads and writes.</summary>
internal static class SchemaVersion
{
    /// <summary>Reads the version; 0 when there is no schema.</summary>
    public static async Task<int> ReadAsync(NpgsqlConnection connection, string schema)
    {
        NpgsqlCommand exists = new("SELECT to_regclass($1) IS NOT NULL", connection) { Parameters = { new() { Value = $"\"{schema}\".schema_version" } } };
        await using (exists.ConfigureAwait(false))
        {
            if (await exists.ExecuteScalarAsync().ConfigureAwait(false) is not true)
            {
                return 0;
            }
        }

        NpgsqlCommand read = new($"""SELECT max(version) FROM "{schema}".schema_version""", connection);
        await using (read.ConfigureAwait(false))
        {
            return await read.ExecuteScalarAsync().ConfigureAwait(false) as int? ?? 0;
        }
    }

    /// <exception cref="FalJournalException">The schema is missing, older or newer.</exception>
    public static async Task RequireAsync(NpgsqlConnection connection, Database database)
    {
        int present = await ReadAsync(connection, database.Schema).ConfigureAwait(false);
        RefuseNewer(present, database);
        if (present < SchemaScripts.Current)
        {
            string found = present == 0 ? $"there is no schema {database.Schema} in it yet" : FormattableString.Invariant(
                $"its schema {database.Schema} has version {present} and this package needs {SchemaScripts.Current}");
            throw database.Failure($"{found}; run MigrateAsync once, or fal-worker migrate.");
        }
    }

    /// <exception cref="FalJournalException">The schema is newer.</exception>
    public static void RefuseNewer(int present, Database database)
    {
        if (present > SchemaScripts.Current)
        {
            throw database.Failure(FormattableString.Invariant(
                $"its schema {database.Schema} has version {present} and this package knows {SchemaScripts.Current}; update the package."));
        }
    }
}
