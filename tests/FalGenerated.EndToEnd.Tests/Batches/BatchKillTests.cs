using System.Diagnostics;
using System.Globalization;
using FalGenerated.Emulator;
using FalGenerated.EndToEnd.Tests.Cli;
using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Batches;

/// <summary>
/// A batch under faults whose process is killed and whose service is restarted, again and again, and that is then run to its end. Each clip is paid
/// for at most once and none is lost. <c>FAL_ROUNDS</c> sets the number of clips: 3000 for the full figures.
/// </summary>
public sealed class BatchKillTests(ITestOutputHelper output)
{
    private const decimal LimitUsd = 1000;

    private static readonly Fault[] Faults =
    [
        new() { Kind = FaultKind.Reset, Operation = Operations.Upload, Probability = 0.05 },
        new() { Kind = FaultKind.LoseReply, Operation = Operations.Submit, Probability = 0.03 },
        new() { Kind = FaultKind.Answer, Operation = Operations.Submit, Status = 503, Text = "<html><center>nginx</center></html>", Probability = 0.05 },
        new() { Kind = FaultKind.Answer, Operation = Operations.Submit, Status = 429, Probability = 0.05 },
        new() { Kind = FaultKind.Reset, Operation = Operations.Submit, Probability = 0.02 },
        new() { Kind = FaultKind.Reset, Operation = Operations.Status, Probability = 0.1 },
        new() { Kind = FaultKind.CutStream, Operation = Operations.Stream, Probability = 0.1 },
        new() { Kind = FaultKind.Answer, Operation = Operations.Result, Status = 500, Probability = 0.05 },
        new() { Kind = FaultKind.Cut, Operation = Operations.File, AtByte = 1000, Probability = 0.1 },
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Batch_KilledAndItsServiceRestarted_PaysOnceAndLosesNothing()
    {
        int clips = int.TryParse(Environment.GetEnvironmentVariable("FAL_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) ? rounds : 60;
        int kills = Math.Max(3, clips / 150), restarts = Math.Max(1, clips / 1000);
        Random random = new(4711);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-batch-kill-");
        string In(int number) => Path.Combine(folder.FullName, "in", FormattableString.Invariant($"c{number:0000}.mp4"));
        foreach (string name in (string[])["in", "out", "data"])
        {
            folder.CreateSubdirectory(name);
        }

        for (int number = 0; number < clips; number++)
        {
            await BatchBench.WriteClipAsync(In(number), number);
        }

        long started = TimeProvider.System.GetTimestamp();
        FalEmulator emulator = await StartAsync(folder, null);
        TimeSpan cpu = TimeSpan.Zero;
        for (int kill = 0; kill < kills; kill++)
        {
            Array.ForEach(Faults, emulator.Inject);
            using CliProcess process = Start(folder, emulator);
            await Task.WhenAny(process.EndAsync(), Task.Delay(TimeSpan.FromSeconds(2 + (4 * random.NextDouble())), TimeProvider.System, Token));
            await process.SignalAsync("KILL");
            if (kill % Math.Max(1, kills / restarts) == 0)
            {
                Uri address = emulator.QueueUrl;
                await emulator.DisposeAsync();
                emulator = await StartAsync(folder, address.Port);
            }
        }

        emulator.ClearFaults();
        CliResult last = new(5, "", "");
        for (int run = 0; run < 3 && last.ExitCode == 5; run++)
        {
            using CliProcess process = Start(folder, emulator);
            last = await process.EndAsync();
        }

        cpu = Process.GetCurrentProcess().TotalProcessorTime;
        JObject report = last.Json();
        int[] jobs = await BatchBench.JobsOfAsync(emulator, Enumerable.Range(0, clips).Select(In));
        string[] states = [.. report["clips"]!.Select(clip => (string)clip["state"]!)];
        int twice = jobs.Count(count => count > 1);
        int doubt = states.Count(state => state == "in_doubt");
        int lost = Enumerable.Range(0, clips).Count(number => jobs[number] == 1 && !File.Exists(In(number).Replace("/in/", "/out/", StringComparison.Ordinal)));
        output.WriteLine(FormattableString.Invariant(
            $"{clips} clips, {kills} kills, {restarts} restarts of the service: {states.Count(state => state == "finished")} finished, {doubt} in doubt, {twice} paid twice, {lost} lost, {report["spentUsd"]} USD of {LimitUsd}; {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s, {cpu.TotalSeconds:0} CPU s of the service and this test"));
        await emulator.DisposeAsync();
        folder.Delete(recursive: true);
        Assert.Equal((0, 0), (twice, lost));
        Assert.Equal(clips, states.Count(state => state is "finished" or "in_doubt"));
        Assert.InRange((decimal)report["spentUsd"]!, 0, LimitUsd);
    }

    private static Task<FalEmulator> StartAsync(DirectoryInfo folder, int? port)
    {
        FalEmulatorOptions options = new()
        {
            QueueTime = TimeSpan.FromMilliseconds(50),
            RunTime = TimeSpan.FromMilliseconds(150),
            DataFolder = Path.Combine(folder.FullName, "data"),
            WireCapacity = 1000,
        };
        if (port is { } same)
        {
            options.Port = same;
        }

        return FalEmulator.StartAsync(options, Token);
    }

    private static CliProcess Start(DirectoryInfo folder, FalEmulator emulator) => CliProcess.Start(
        new Dictionary<string, string?> { ["FAL_JOURNAL"] = Path.Combine(folder.FullName, "journal") },
        "batch", Path.Combine(folder.FullName, "in"), "--output-folder", Path.Combine(folder.FullName, "out"), "--server", emulator.QueueUrl.AbsoluteUri,
        "--max-total", LimitUsd.ToString(CultureInfo.InvariantCulture), "--concurrency", "8", "--json");
}
