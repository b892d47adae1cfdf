using FalGenerated.PostgreSql.Schema;
using FalGenerated.PostgreSql.Tests.Server;
using Npgsql;

namespace FalGenerated.PostgreSql.Tests.Stores;

public sealed class SchemaTests(SharedServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_MakesTheSchemaOnce_AlsoWhenManyDoItAtOnce()
    {
        string connection = await server.CreateDatabaseAsync();
        await using FalPostgreSqlStore store = new(connection);

        int[] present = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.MigrateAsync(Token)));

        Assert.Equal([0, .. Enumerable.Repeat(SchemaScripts.Current, 7)], present.Order());
        await store.CheckAsync(Token);
    }

    [Fact]
    public async Task Migrate_TakesAnOlderSchemaOn_AndKeepsWhatIsInIt()
    {
        string connection = await server.CreateDatabaseAsync();
        await ExecuteAsync(connection, $"CREATE SCHEMA fal; CREATE TABLE fal.schema_version (version integer NOT NULL); INSERT INTO fal.schema_version VALUES (1); {SchemaScripts.Step(1, "fal")}");
        await ExecuteAsync(connection, "INSERT INTO fal.submits (key, endpoint_id, input_sha256, started_at, state, token) VALUES ('old', 'owner/app', 'aa', now(), 'Accepted', 'token')");
        await using FalPostgreSqlStore store = new(connection);
        FalJournalException refused = await Assert.ThrowsAsync<FalJournalException>(() => store.Journal.FindAsync("old", Token).AsTask());

        Assert.Equal(1, await store.MigrateAsync(Token));

        Assert.EndsWith("its schema fal has version 1 and this package needs 2; run MigrateAsync once, or fal-worker migrate.", refused.Message, StringComparison.Ordinal);
        Assert.Equal("token", (await store.Journal.FindAsync("old", Token))?.Token);
        Assert.Empty(await store.Batches.ListAsync(Token));
    }

    [Fact]
    public async Task NewerSchema_IsRefused_ByMigrateToo()
    {
        string connection = await server.CreateMigratedAsync();
        await ExecuteAsync(connection, "UPDATE fal.schema_version SET version = 99");
        await using FalPostgreSqlStore store = new(connection);

        FalJournalException used = await Assert.ThrowsAsync<FalJournalException>(() => store.Journal.FindAsync("a", Token).AsTask());
        FalJournalException migrated = await Assert.ThrowsAsync<FalJournalException>(() => store.MigrateAsync(Token));

        Assert.EndsWith("its schema fal has version 99 and this package knows 2; update the package.", used.Message, StringComparison.Ordinal);
        Assert.Equal(used.Message, migrated.Message);
    }

    [Fact]
    public async Task NoSchema_IsRefused_BeforeAnythingIsSent()
    {
        await using FalPostgreSqlStore store = new(await server.CreateDatabaseAsync());

        FalJournalException refused = await Assert.ThrowsAsync<FalJournalException>(
            () => store.Journal.TryBeginAsync(new("a", "owner/app", "aa", DateTimeOffset.UnixEpoch), Token).AsTask());

        Assert.EndsWith("there is no schema fal in it yet; run MigrateAsync once, or fal-worker migrate.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoSchemas_InOneDatabase_ShareNothing()
    {
        string connection = await server.CreateMigratedAsync();
        await using FalPostgreSqlStore one = new(connection);
        await using FalPostgreSqlStore other = new(connection, new() { Schema = "fal_2" });
        await other.MigrateAsync(Token);
        await one.Journal.TryBeginAsync(new("a", "owner/app", "aa", DateTimeOffset.UnixEpoch), Token);

        Assert.Null(await other.Journal.FindAsync("a", Token));
        Assert.NotNull(await one.Journal.FindAsync("a", Token));
    }

    [Fact]
    public async Task NoDatabase_IsOneSentence_WithoutThePassword()
    {
        await using FalPostgreSqlStore store = new("Host=127.0.0.1;Port=1;Database=clips;Username=fal;Password=canary-word", new() { Patience = TimeSpan.Zero });

        FalJournalException refused = await Assert.ThrowsAsync<FalJournalException>(() => store.CheckAsync(Token));

        Assert.Equal("Make the journal postgresql://127.0.0.1:1/clips readable and writable: Failed to connect to 127.0.0.1:1.", refused.Message);
        Assert.DoesNotContain("canary-word", store.ToString() + refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=x;Pasword=canary-word")]
    [InlineData("canary-word")]
    public void ConnectionString_ThatCannotBeRead_IsNotRepeated(string connection)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new FalPostgreSqlStore(connection));

        Assert.StartsWith("The connection string cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-word", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fal")]
    [InlineData("1fal")]
    [InlineData("fal\"; DROP SCHEMA public; --")]
    [InlineData("")]
    public void SchemaName_ThatIsNone_IsRefused(string schema) =>
        Assert.Throws<ArgumentException>(() => new FalPostgreSqlStore("Host=127.0.0.1", new() { Schema = schema }));

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(Token);
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }
}
