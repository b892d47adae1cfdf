using FalGenerated.PostgreSql.Tests.Server;
using Npgsql;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace FalGenerated.PostgreSql.Tests.Server;

/// <summary>
/// The server of all tests that do not stop it: the one that <c>FAL_POSTGRESQL</c> names by a connection string, whose user may make
/// databases, or else one that is started from the installed programs. Without either, the tests are skipped with a reason.
/// </summary>
public sealed class SharedServer : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private PrivateServer? server;

    /// <summary>Makes a database, empty and without a schema.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        if (Environment.GetEnvironmentVariable("FAL_POSTGRESQL") is { Length: > 0 } given)
        {
            return await CreateOnAsync(given, token);
        }

        RequireBinaries();
        await gate.WaitAsync(token);
        try
        {
            server ??= await PrivateServer.StartAsync(token);
        }
        finally
        {
            gate.Release();
        }

        return await server.CreateDatabaseAsync(token);
    }

    /// <summary>Makes a database with the schema.</summary>
    public async Task<string> CreateMigratedAsync()
    {
        string connection = await CreateDatabaseAsync();
        await using FalPostgreSqlStore store = new(connection);
        await store.MigrateAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>Skips the test where no server can be started.</summary>
    public static void RequireBinaries() => Assert.SkipWhen(PostgreSqlBinaries.Folder is null, PostgreSqlBinaries.Missing);

    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<string> CreateOnAsync(string connectionString, CancellationToken cancellationToken)
    {
        string name = "db" + Guid.NewGuid().ToString("N")[..12];
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString;
    }
}
