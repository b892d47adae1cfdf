using System.Buffers.Binary;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Emulator;
using FalGenerated.PostgreSql.Batches;
using FalGenerated.PostgreSql.Tests.Server;

namespace FalGenerated.PostgreSql.Tests.Workers;

/// <summary>A database, an emulator and a folder of clips, each of another content.</summary>
internal sealed class WorkerBench : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fal-batch-").FullName;

    private WorkerBench(string connection, FalEmulator emulator)
    {
        (Connection, Emulator, Store) = (connection, emulator, new FalPostgreSqlStore(connection));
        Directory.CreateDirectory(Sources);
        Directory.CreateDirectory(Outputs);
    }

    public string Connection { get; }

    public FalEmulator Emulator { get; }

    public FalPostgreSqlStore Store { get; }

    public string Sources => Path.Combine(folder, "in");

    public string Outputs => Path.Combine(folder, "out");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="connection">A database with the schema.</param>
    public static async Task<WorkerBench> StartAsync(string connection) => new(connection, await FalEmulator.StartAsync(
        new FalEmulatorOptions { QueueTime = TimeSpan.FromSeconds(0.1), RunTime = TimeSpan.FromSeconds(0.4), WireCapacity = 1000 }, Token));

    /// <summary>Writes clips that differ in a box that players skip.</summary>
    public async Task<string[]> WriteClipsAsync(int count, int first = 0)
    {
        byte[] clip = await File.ReadAllBytesAsync(Repository.PathOf("tests", "Media", "clip.mp4"), Token);
        string[] paths = [.. Enumerable.Range(first, count).Select(number => Path.Combine(Sources, $"clip-{number:0000}.mp4"))];
        for (int number = 0; number < count; number++)
        {
            byte[] box = new byte[16];
            BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
            "free"u8.CopyTo(box.AsSpan(4));
            BinaryPrimitives.WriteInt32BigEndian(box.AsSpan(8), first + number);
            await File.WriteAllBytesAsync(paths[number], [.. clip, .. box], Token);
        }

        return paths;
    }

    public string OutputOf(string source) => Path.Combine(Outputs, Path.GetFileName(source));

    public ClipOrder[] OrdersOf(IEnumerable<string> sources) => [.. sources.Select(source => new ClipOrder(source, OutputOf(source), new UpscaleOptions()))];

    /// <summary>The upper bound of one clip, and what it costs.</summary>
    public static async Task<(decimal AtMost, decimal Cost)> PriceAsync(string source)
    {
        UpscaleQuote quote = await UpscaleQuote.OfAsync(null, VideoSource.FromFile(source), cancellationToken: Token);
        return (quote.AtMostUsd, quote.UsdPerSecond!.Value * quote.Video!.VideoSeconds!.Value);
    }

    /// <summary>Waits until workers have nothing more to do for a batch, as long as one of them lives.</summary>
    public async Task<BatchTotals> OverAsync(Batch batch, params WorkerProcess[] workers)
    {
        await using BatchListener listener = Store.Batches.ListenForChanges();
        while (true)
        {
            await listener.WaitAsync(TimeSpan.FromSeconds(1), Token);
            Assert.Contains(workers, worker => !worker.HasExited);
            BatchTotals totals = await Store.Batches.CountAsync(batch, Token);
            if (totals.Open == 0)
            {
                return totals;
            }
        }
    }

    public WorkerProcess Worker(params string[] further) => new(
        Connection, Emulator.QueueUrl, ["--shortest-pause", "0.3", "--longest-pause", "2", "--dead-after", "3", "--doubt-window", "8", .. further]);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Emulator.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
