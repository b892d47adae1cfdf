using FalGenerated.PostgreSql.Tests.Server;
using FalGenerated.Testing;

namespace FalGenerated.PostgreSql.Tests.Stores;

public sealed class ConformanceTests(SharedServer server) : IAsyncLifetime
{
    private readonly List<FalPostgreSqlStore> opened = [];
    private string connection = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => connection = await server.CreateMigratedAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (FalPostgreSqlStore store in opened)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public Task Journal_KeepsTheRules() => JournalConformance.RunAsync(() => Open().Journal, Token);

    [Fact]
    public Task Ledger_KeepsTheRules() => SpendLedgerConformance.RunAsync(() => Open().SpendLedger, Token);

    /// <summary>Every call is a client of its own, as another process has it.</summary>
    private FalPostgreSqlStore Open()
    {
        FalPostgreSqlStore store = new(connection + ";Maximum Pool Size=2");
        lock (opened)
        {
            opened.Add(store);
        }

        return store;
    }
}
