using System.Collections.Concurrent;
using FalGenerated.PostgreSql.Tests.Server;

namespace FalGenerated.PostgreSql.Tests.Stores;

/// <summary>The server is stopped as by a crash while clients are at work, and started again.</summary>
public sealed class RestartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RestartInTheMiddle_NoKeyBeginsTwice_AndNoSumIsLost()
    {
        SharedServer.RequireBinaries();
        await using PrivateServer server = await PrivateServer.StartAsync(Token);
        string connection = await server.CreateDatabaseAsync(Token);
        FalPostgreSqlStore[] stores = [.. Enumerable.Range(0, 4).Select(_ => new FalPostgreSqlStore(connection))];
        await stores[0].MigrateAsync(Token);
        ConcurrentDictionary<string, int> begun = [];
        ConcurrentBag<decimal> reserved = [];
        int rounds = 0;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        // All four work on the same keys, in turns that the restarts cut.
        Task[] clients = [.. stores.Select(store => Task.Run(async () =>
        {
            for (int number = 0; !stop.IsCancellationRequested; number++)
            {
                string key = $"key-{number}";
                if (await store.Journal.TryBeginAsync(new(key, "owner/app", "aa", DateTimeOffset.UnixEpoch), CancellationToken.None) is null)
                {
                    begun.AddOrUpdate(key, 1, (_, times) => times + 1);
                    if ((await store.SpendLedger.ReserveAsync(new(key, "day", 0.01m), 1000m, null, CancellationToken.None)).IsReserved)
                    {
                        reserved.Add(0.01m);
                    }

                    await store.Journal.RecordAsync(key, JournalState.Accepted, "token-" + key, CancellationToken.None);
                }

                Interlocked.Increment(ref rounds);
            }
        }, Token))];
        for (int restart = 0; restart < 3; restart++)
        {
            int before = Volatile.Read(ref rounds);
            await UntilAsync(() => Volatile.Read(ref rounds) > before + 200);
            await server.DownAsync(Token);
            await server.UpAsync(Token);
        }

        int last = Volatile.Read(ref rounds);
        await UntilAsync(() => Volatile.Read(ref rounds) > last + 200);
        await stop.CancelAsync();
        await Task.WhenAll(clients);

        List<JournalEntry> entries = await stores[0].Journal.ListAsync(Token).ToListAsync(Token);
        Assert.All(begun.Values, times => Assert.Equal(1, times));
        Assert.Equal(begun.Keys.Order(), entries.Select(entry => entry.Submit.IdempotencyKey).Order());
        Assert.All(entries, entry => Assert.Equal("token-" + entry.Submit.IdempotencyKey, entry.Token));
        Assert.Equal(reserved.Sum(), (await stores[1].SpendLedger.ListAsync("day", Token).ToListAsync(Token)).Sum(entry => entry.CountedUsd));
        TestContext.Current.SendDiagnosticMessage($"{entries.Count} keys over 3 restarts");
        foreach (FalPostgreSqlStore store in stores)
        {
            await store.DisposeAsync();
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);
        }
    }
}
