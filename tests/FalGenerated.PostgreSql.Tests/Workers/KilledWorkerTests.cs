using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FalGenerated.Emulator;
using FalGenerated.PostgreSql.Batches;
using FalGenerated.PostgreSql.Tests.Server;

namespace FalGenerated.PostgreSql.Tests.Workers;

/// <summary>
/// Three workers on one database, each killed again and again, the database stopped as by a crash once, the service at fault throughout. 100
/// clips and 2 kills of each worker, unless FAL_ROUNDS says how many clips: from 1,000 on each worker is killed 5 times.
/// </summary>
[Collection(nameof(AloneTests))]
public sealed class KilledWorkerTests(ITestOutputHelper output)
{
    private const int Workers = 3;

    private static readonly int Clips = int.TryParse(Environment.GetEnvironmentVariable("FAL_ROUNDS"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 100;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Batch_OfKilledWorkers_LosesNothing_PaysOnce_AndHoldsItsLimitToTheCent()
    {
        SharedServer.RequireBinaries();
        await using PrivateServer server = await PrivateServer.StartAsync(Token);
        await using WorkerBench bench = await WorkerBench.StartAsync(await server.CreateDatabaseAsync(Token));
        await bench.Store.MigrateAsync(Token);
        string[] sources = await bench.WriteClipsAsync(Clips);
        (decimal atMost, decimal cost) = await WorkerBench.PriceAsync(sources[0]);
        Batch batch = new("night", MaxTotalUsd: Math.Floor(0.9m * Clips) * cost);
        InjectFaults(bench.Emulator);
        WorkerProcess[] workers = [.. Enumerable.Range(0, Workers).Select(_ => bench.Worker("--concurrency", "4"))];
        Array.ForEach(workers, worker => worker.Start());
        await Task.WhenAll(workers.Select(worker => worker.ReadyAsync(Token)));
        long started = TimeProvider.System.GetTimestamp();
        await bench.Store.Batches.StartAsync(batch, bench.OrdersOf(sources), Token);

        int kills = await KillAsync(workers, server, bench, batch);
        BatchTotals totals = await bench.OverAsync(batch, workers);
        TimeSpan took = TimeProvider.System.GetElapsedTime(started);

        List<Clip> clips = await bench.Store.Batches.ListClipsAsync(batch.Name, Token).ToListAsync(Token);
        List<SpendEntry> sums = await bench.Store.SpendLedger.ListAsync(batch.Budget, Token).ToListAsync(Token);
        int paidTwice = await PaidTwiceAsync(bench.Emulator);
        int lost = clips.Count(clip => clip.State == ClipState.Finished && !File.ReadAllBytes(clip.Order.Output).AsSpan().SequenceEqual(File.ReadAllBytes(clip.Order.Source)));
        int inDoubt = totals.Of(ClipState.InDoubt);
        decimal settled = sums.Where(sum => sum.State == SpendState.Settled).Sum(sum => sum.CountedUsd);
        int reserved = sums.Count(sum => sum.State == SpendState.Reserved);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Clips} clips, {Workers} workers killed {kills} times, 1 restart of the database: {totals.Of(ClipState.Finished)} finished, {inDoubt} in doubt, {totals.Of(ClipState.OverLimit)} over the limit, "
            + $"{paidTwice} paid twice, {lost} lost; {settled:0.######} USD settled and {reserved} sums reserved of {batch.MaxTotalUsd:0.######} USD; {bench.Emulator.Jobs.Count} jobs; {took.TotalSeconds:0.0} s"));
        Assert.Equal(0, paidTwice);
        Assert.Equal(0, lost);
        Assert.Equal(Clips, totals.Of(ClipState.Finished) + inDoubt + totals.Of(ClipState.OverLimit));
        Assert.True(totals.CountedUsd <= batch.MaxTotalUsd, $"{totals.CountedUsd} of {batch.MaxTotalUsd}");
        Assert.Equal(totals.Of(ClipState.Finished) * cost, settled);
        Assert.True(batch.MaxTotalUsd - totals.CountedUsd < atMost, "a clip that would have fitted was left out");
        foreach (WorkerProcess worker in workers)
        {
            await worker.DisposeAsync();
        }
    }

    /// <summary>Kills the workers in turn while clips come on, and the database in the middle.</summary>
    /// <returns>The number of kills.</returns>
    private static async Task<int> KillAsync(WorkerProcess[] workers, PrivateServer server, WorkerBench bench, Batch batch)
    {
        int kills = Workers * (Clips >= 1000 ? 5 : 2);
        Random random = new(4711);
        for (int kill = 0; kill < kills; kill++)
        {
            // Spread over the first two thirds of the batch.
            int threshold = (kill + 1) * Clips * 2 / (3 * (kills + 1));
            await ReachAsync(bench, batch, threshold);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(300)), TimeProvider.System, Token);
            await workers[kill % Workers].KillAsync();
            if (kill == kills / 2)
            {
                await server.DownAsync(Token);
                await server.UpAsync(Token);
            }

            workers[kill % Workers].Start();
            foreach (WorkerProcess exited in workers.Where(worker => worker.HasExited))
            {
                exited.Start();
            }
        }

        return kills;
    }

    private static async Task ReachAsync(WorkerBench bench, Batch batch, int finished)
    {
        while (true)
        {
            BatchTotals totals = await bench.Store.Batches.CountAsync(batch, Token);
            if (totals.Of(ClipState.Finished) >= finished || totals.Open == 0)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        }
    }

    private static void InjectFaults(FalEmulator emulator)
    {
        (FaultKind Kind, string Operation, int? Status)[] faults =
        [
            (FaultKind.Answer, Operations.Submit, 429), (FaultKind.Answer, Operations.Submit, 503), (FaultKind.LoseReply, Operations.Submit, null),
            (FaultKind.Reset, Operations.Status, null), (FaultKind.Answer, Operations.Status, 502), (FaultKind.Reset, Operations.Result, null),
        ];
        foreach ((FaultKind kind, string operation, int? status) in faults)
        {
            Fault fault = new() { Kind = kind, Operation = operation, Probability = 0.02, Request = null };
            emulator.Inject(status is { } code ? fault with { Status = code, Text = "<html>nginx</html>" } : fault);
        }
    }

    /// <summary>The jobs whose source has the content of an earlier one's.</summary>
    private static async Task<int> PaidTwiceAsync(FalEmulator emulator)
    {
        using HttpClient http = new();
        HashSet<string> contents = [];
        int twice = 0;
        foreach (JobSnapshot job in emulator.Jobs)
        {
            byte[] source = await http.GetByteArrayAsync((string)JsonNode.Parse(job.Input)!["video_url"]!, Token);
            twice += contents.Add(Convert.ToHexString(SHA256.HashData(source))) ? 0 : 1;
        }

        return twice;
    }
}
