using System.Text.Json.Nodes;
using FalGenerated.PostgreSql.Batches;
using FalGenerated.PostgreSql.Tests.Server;

namespace FalGenerated.PostgreSql.Tests.Workers;

/// <summary>A batch by one worker process, from files to files.</summary>
public sealed class BatchTests(SharedServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Batch_WithOneWorker_IsFinishedPaidOnceAndSettledToTheCent()
    {
        await using WorkerBench bench = await WorkerBench.StartAsync(await server.CreateMigratedAsync());
        string[] sources = await bench.WriteClipsAsync(6);
        string copy = Path.Combine(bench.Sources, "copy.mp4");
        File.Copy(sources[0], copy);
        string empty = Path.Combine(bench.Sources, "gone.mp4");
        (decimal _, decimal cost) = await WorkerBench.PriceAsync(sources[0]);
        Batch batch = new("night", MaxTotalUsd: 100m);
        await bench.Store.Batches.StartAsync(batch, bench.OrdersOf([.. sources, copy, empty]), Token);
        await using WorkerProcess worker = bench.Worker();
        worker.Start();
        Uri status = await worker.ReadyAsync(Token);

        BatchTotals totals = await bench.OverAsync(batch, worker);

        // The copy has the content of another clip, so it has that clip's job; a clip that is not there is refused.
        Assert.Equal((7, 1), (totals.Of(ClipState.Finished), totals.Of(ClipState.Refused)));
        Assert.Equal(6, bench.Emulator.Submits);
        Assert.Equal((6 * cost, 6 * cost), (totals.CountedUsd, totals.SettledUsd));
        Assert.All([.. sources, copy], source => Assert.Equal(File.ReadAllBytes(source), File.ReadAllBytes(bench.OutputOf(source))));
        using HttpClient http = new();
        JsonNode page = JsonNode.Parse(await http.GetStringAsync(new Uri(status, "status.json"), Token))!;
        Assert.Equal(7, (int)page["batches"]![0]!["clips"]!["finished"]!);
        Assert.Equal("alive", (string?)page["workers"]![0]!["state"]);
        Assert.Contains("<h1>fal-worker</h1>", await http.GetStringAsync(status, Token), StringComparison.Ordinal);
        using HttpRequestMessage foreign = new(HttpMethod.Get, status) { Headers = { Host = "evil.example" } };
        Assert.Equal(421, (int)(await http.SendAsync(foreign, Token)).StatusCode);
        Assert.Empty(worker.Errors);
    }

    [Fact(Explicit = true)]
    public async Task Batch_OverItsLimit_StopsAtIt_AndGoesOnWhenItIsRaised()
    {
        await using WorkerBench bench = await WorkerBench.StartAsync(await server.CreateMigratedAsync());
        string[] sources = await bench.WriteClipsAsync(6);
        (decimal atMost, decimal cost) = await WorkerBench.PriceAsync(sources[0]);
        Batch batch = new("night", MaxTotalUsd: (3 * cost) + atMost - 0.0000001m);
        await bench.Store.Batches.StartAsync(batch, bench.OrdersOf(sources), Token);
        await using WorkerProcess worker = bench.Worker();
        worker.Start();

        BatchTotals stopped = await bench.OverAsync(batch, worker);
        int paid = bench.Emulator.Submits;
        Batch raised = batch with { MaxTotalUsd = 100m };
        await bench.Store.Batches.StartAsync(raised, [], Token);
        BatchTotals totals = await bench.OverAsync(raised, worker);

        Assert.Equal((3, 3), (stopped.Of(ClipState.Finished), stopped.Of(ClipState.OverLimit)));
        Assert.Equal((3, 3 * cost), (paid, stopped.CountedUsd));
        Assert.Equal((6, 6, 6 * cost), (totals.Of(ClipState.Finished), bench.Emulator.Submits, totals.CountedUsd));
    }
}
