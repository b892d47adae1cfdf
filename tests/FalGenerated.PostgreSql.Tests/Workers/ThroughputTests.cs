using System.Globalization;
using FalGenerated.PostgreSql.Batches;
using FalGenerated.PostgreSql.Tests.Server;

namespace FalGenerated.PostgreSql.Tests.Workers;

/// <summary>The steady rate of one, two and three workers on one machine. A figure, not a limit: service, database and workers share its cores.</summary>
[Collection(nameof(AloneTests))]
public sealed class ThroughputTests(ITestOutputHelper output)
{
    private static readonly int Clips = Math.Max(60, (int.TryParse(Environment.GetEnvironmentVariable("FAL_ROUNDS"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 180) / 3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Workers_OneTwoAndThree_FinishAllClips()
    {
        SharedServer.RequireBinaries();
        await using PrivateServer server = await PrivateServer.StartAsync(Token);
        for (int count = 1; count <= 3; count++)
        {
            await using WorkerBench bench = await WorkerBench.StartAsync(await server.CreateDatabaseAsync(Token));
            await bench.Store.MigrateAsync(Token);
            ClipOrder[] clips = bench.OrdersOf(await bench.WriteClipsAsync(Clips));
            WorkerProcess[] workers = [.. Enumerable.Range(0, count).Select(_ => bench.Worker("--concurrency", "8"))];
            Array.ForEach(workers, worker => worker.Start());
            await Task.WhenAll(workers.Select(worker => worker.ReadyAsync(Token)));
            Batch batch = new("night", MaxTotalUsd: 1000m);
            long started = TimeProvider.System.GetTimestamp();
            await bench.Store.Batches.StartAsync(batch, clips, Token);

            BatchTotals totals = await bench.OverAsync(batch, workers);

            double seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} workers: {Clips} clips in {seconds:0.0} s, {Clips / seconds:0.0} clips a second"));
            Assert.Equal(Clips, totals.Of(ClipState.Finished));
            Assert.Equal(Clips, bench.Emulator.Submits);
            foreach (WorkerProcess worker in workers)
            {
                await worker.DisposeAsync();
            }
        }
    }
}
