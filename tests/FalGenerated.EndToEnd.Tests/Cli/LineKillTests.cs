using System.Globalization;
using System.Text.Json.Nodes;
using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>
/// The command line is killed at random moments, under faults, and run again. Each line pays at most once; once the faults are over, it ends
/// with its video, or says that it is in doubt where the service never had a job. <c>FAL_ROUNDS</c> sets the number of lines: 300 for the full figures.
/// </summary>
public sealed class LineKillTests(ITestOutputHelper output)
{
    private const int LinesAtOnce = 3;
    private const int Kills = 5;

    // Each hits some of an operation's requests: one that hit all of them would leave no line a way to its end.
    private static readonly Fault[] Faults =
    [
        new() { Kind = FaultKind.Reset, Operation = Operations.Initiate, Probability = 0.1 },
        new() { Kind = FaultKind.Reset, Operation = Operations.Upload, Probability = 0.1 },
        new() { Kind = FaultKind.LoseReply, Operation = Operations.Submit, Probability = 0.15 },
        new() { Kind = FaultKind.Cut, Operation = Operations.Submit, AtByte = 5, Probability = 0.1 },
        new() { Kind = FaultKind.Delay, Operation = Operations.Submit, DelaySeconds = 0.3, Probability = 0.15 },
        new() { Kind = FaultKind.Answer, Operation = Operations.Submit, Status = 503, Text = "<html><center>nginx</center></html>", Probability = 0.1 },
        new() { Kind = FaultKind.Answer, Operation = Operations.Submit, Status = 500, Probability = 0.05 },
        new() { Kind = FaultKind.Reset, Operation = Operations.Submit, Probability = 0.05 },
        new() { Kind = FaultKind.Reset, Operation = Operations.Requests, Probability = 0.2 },
        new() { Kind = FaultKind.Reset, Operation = Operations.Status, Probability = 0.3 },
        new() { Kind = FaultKind.CutStream, Operation = Operations.Stream, Probability = 0.3 },
        new() { Kind = FaultKind.Cut, Operation = Operations.Result, AtByte = 5, Probability = 0.2 },
        new() { Kind = FaultKind.Cut, Operation = Operations.File, AtByte = 1000, Probability = 0.3 },
        new() { Kind = FaultKind.LoseReply, Operation = Operations.File, Probability = 0.1 },
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Line_KilledAtRandom_PaysOnceAndLosesNothing()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("FAL_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) ? rounds : 30;
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions
        {
            QueueTime = TimeSpan.FromMilliseconds(50),
            RunTime = TimeSpan.FromMilliseconds(150),
            WireCapacity = 100_000,
        });
        KilledLine[] lines = [.. Enumerable.Range(0, count).Select(number => new KilledLine(bench, number))];
        await UploadEverySecondAsync(bench, lines);
        TimeSpan whole = await new KilledLine(bench, count).EndAsync();
        foreach (Fault fault in Faults)
        {
            bench.Emulator.Inject(fault);
        }

        await ForEachAsync(lines, line => line.KillAsync(Kills, whole, Token));
        bench.Emulator.ClearFaults();
        int early = bench.Emulator.Jobs.Count - 1;
        await ForEachAsync(lines, line => line.EndAsync());

        ILookup<string, string> jobs = await JobsBySourceAsync(bench.Emulator);
        List<string> twice = [];
        List<string> lost = [];
        List<string> unexplained = [];
        int accepted = 0, doubt = 0, videos = 0;
        foreach (KilledLine line in lines)
        {
            int paid = jobs[line.Sha256].Count();
            accepted += paid > 0 ? 1 : 0;
            videos += line.HasVideo ? 1 : 0;
            bool isInDoubt = paid == 0 && (line.Last.ExitCode, line.HasVideo) == (5, false) && line.Last.Code() == "submit_outcome_unknown";
            doubt += isInDoubt ? 1 : 0;
            (paid > 1 ? twice : paid == 1 && !line.HasVideo ? lost : paid == 0 && !isInDoubt ? unexplained : []).Add($"{paid} jobs: {line}");
        }

        output.WriteLine(
            $"{count} lines, {lines.Sum(line => line.Kills)} kills, {lines.Sum(line => line.Runs)} runs of {whole.TotalSeconds:0.0} s, {bench.Emulator.Submits} submits: {accepted} accepted, {early} of them before the last run, {twice.Count} twice, {lost.Count} lost, "
            + $"{doubt} in doubt without a job, {videos} with their video");
        Assert.Empty(twice);
        Assert.Empty(lost);
        Assert.Empty(unexplained);
    }

    private static async Task ForEachAsync(KilledLine[] lines, Func<KilledLine, Task> work) =>
        await Parallel.ForEachAsync(lines, new ParallelOptions { MaxDegreeOfParallelism = LinesAtOnce, CancellationToken = Token }, async (line, _) => await work(line));

    /// <summary>Every second line names an address instead of its file.</summary>
    private static async Task UploadEverySecondAsync(CliBench bench, KilledLine[] lines)
    {
        FalEmulator emulator = bench.Emulator;
        using FalClient client = new(new FalOptions
        {
            ApiKey = emulator.Key, QueueUrl = emulator.QueueUrl, RunUrl = emulator.RunUrl, RestUrl = emulator.RestUrl, ApiUrl = emulator.ApiUrl,
        });
        foreach (KilledLine line in lines.Where((_, number) => number % 2 == 1))
        {
            line.Source = (await client.Storage.UploadFileAsync(line.Source, cancellationToken: Token)).Url.AbsoluteUri;
        }
    }

    /// <summary>The jobs by the content of their video: a line that was killed while it uploaded has several addresses.</summary>
    private static async Task<ILookup<string, string>> JobsBySourceAsync(FalEmulator emulator)
    {
        Dictionary<string, string> contents = [];
        foreach (FileSnapshot file in emulator.Files)
        {
            contents[file.Url.AbsoluteUri] = await file.Sha256Async(Token);
        }

        return emulator.Jobs.ToLookup(job => contents[(string)JsonNode.Parse(job.Input)!["video_url"]!], job => job.RequestId);
    }
}
