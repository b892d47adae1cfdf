using FalGenerated.PostgreSql.Tests.Server;
using Npgsql;

namespace FalGenerated.PostgreSql.Tests.Stores;

/// <summary>The server commits, and its answer is lost: no step is taken for undone, and none is done twice.</summary>
public sealed class LostReplyTests(SharedServer server) : IAsyncLifetime
{
    private CuttingProxy proxy = null!;
    private FalPostgreSqlStore store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        NpgsqlConnectionStringBuilder connection = new(await server.CreateMigratedAsync());
        proxy = new CuttingProxy(connection.Port);
        connection.Port = proxy.Port;
        store = new FalPostgreSqlStore(connection.ConnectionString);
        await store.CheckAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await proxy.DisposeAsync();
    }

    [Fact]
    public async Task Begin_WhoseCommitIsNotConfirmed_IsReadBackAsItsOwn()
    {
        SubmitRecord submit = new("a", "owner/app", "aa", DateTimeOffset.UnixEpoch);
        proxy.CutAfter("INSERT INTO \"fal\".submits");

        JournalEntry? present = await store.Journal.TryBeginAsync(submit, Token);

        Assert.True(proxy.HasCut);
        Assert.Null(present);
        Assert.NotNull(await store.Journal.TryBeginAsync(submit, Token));
    }

    [Fact]
    public async Task Begin_OfAKeyThatIsTaken_WhoseAnswerIsLost_StaysTaken()
    {
        SubmitRecord submit = new("a", "owner/app", "aa", DateTimeOffset.UnixEpoch);
        await store.Journal.TryBeginAsync(submit, Token);
        proxy.CutAfter("INSERT INTO \"fal\".submits");

        Assert.NotNull(await store.Journal.TryBeginAsync(submit, Token));
        Assert.True(proxy.HasCut);
    }

    [Fact]
    public async Task Reservation_WhoseCommitIsNotConfirmed_IsMadeOnce()
    {
        proxy.CutAfter("COMMIT");

        SpendDecision decision = await store.SpendLedger.ReserveAsync(new("a", "day", 0.6m), 1m, null, Token);

        Assert.True(proxy.HasCut);
        Assert.Equal(new SpendDecision(true, 0.6m), decision);
        Assert.Equal([0.6m], (await store.SpendLedger.ListAsync("day", Token).ToListAsync(Token)).Select(entry => entry.CountedUsd));
    }

    [Fact]
    public async Task Settlement_WhoseCommitIsNotConfirmed_IsThatOfTheFirst()
    {
        await store.SpendLedger.ReserveAsync(new("a", "day", 0.6m), 1m, null, Token);
        proxy.CutAfter("COMMIT");

        SpendEntry? settled = await store.SpendLedger.SettleAsync("a", 0.25m, Token);

        Assert.True(proxy.HasCut);
        Assert.Equal((SpendState.Settled, 0.25m), (settled?.State, settled?.CountedUsd));
    }

    [Fact]
    public async Task Record_WhoseAnswerIsLost_StandsOnce()
    {
        await store.Journal.TryBeginAsync(new("a", "owner/app", "aa", DateTimeOffset.UnixEpoch), Token);
        proxy.CutAfter("INSERT INTO \"fal\".submits");

        await store.Journal.RecordAsync("a", JournalState.Accepted, "token", Token);

        Assert.True(proxy.HasCut);
        Assert.Equal((JournalState.Accepted, "token"), await store.Journal.FindAsync("a", Token) is { } entry ? (entry.State, entry.Token) : default);
    }

    [Fact]
    public async Task DatabaseThatStaysAway_RefusesTheBeginning_WhenThePatienceIsOver()
    {
        string connection = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = proxy.Port, Database = "clips", Username = "fal" }.ConnectionString;
        await using FalPostgreSqlStore away = new(connection, new() { Patience = TimeSpan.FromSeconds(0.3) });
        await proxy.DisposeAsync();

        await Assert.ThrowsAsync<FalJournalException>(() => away.Journal.TryBeginAsync(new("a", "owner/app", "aa", DateTimeOffset.UnixEpoch), Token).AsTask());
        await Assert.ThrowsAsync<FalJournalException>(() => away.SpendLedger.ReserveAsync(new("a", "day", 1m), 1m, null, Token).AsTask());
    }
}
