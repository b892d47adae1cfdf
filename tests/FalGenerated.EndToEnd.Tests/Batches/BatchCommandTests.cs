using FalGenerated.Emulator;
using FalGenerated.EndToEnd.Tests.Cli;
using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Batches;

/// <summary>The <c>batch</c> command: many clips, one limit, and the same line goes on.</summary>
public sealed class BatchCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Batch_OfAFolder_SavesEachClip_AndTheSameLineDoesNothingMore()
    {
        await using BatchBench bench = await BatchBench.StartAsync(5);

        CliResult first = await bench.RunAsync("--max-total", "5");
        int requests = bench.Emulator.Submits;
        CliResult second = await bench.RunAsync("--max-total", "5");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(5, Directory.GetFiles(bench.Out, "*.mp4").Length);
        Assert.Equal(Enumerable.Repeat("finished", 5), States(first));
        Assert.All(first.Json()["clips"]!, clip => Assert.False(string.IsNullOrEmpty((string?)clip["requestId"])));
        Assert.Equal("0.108", (string?)first.Json()["spentUsd"]);
        Assert.Equal((5, 5), (requests, bench.Emulator.Submits));
        Assert.Equal(0, second.ExitCode);
    }

    [Fact]
    public async Task Batch_WithALimit_StopsBeforeIt_AndGoesOnWithAHigherOne()
    {
        await using BatchBench bench = await BatchBench.StartAsync(6);

        // 0.0288 USD at most each, and 0.0216 USD once it is settled.
        CliResult first = await bench.RunAsync("--max-total", "0.06", "--concurrency", "1");
        CliResult second = await bench.RunAsync("--max-total", "1", "--concurrency", "1");

        Assert.Equal(3, first.ExitCode);
        Assert.Equal(2, States(first).Count(state => state == "finished"));
        Assert.Equal(4, States(first).Count(state => state == "over_limit"));
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(6, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Limit_BelowTheFirstClip_StartsNothing()
    {
        await using BatchBench bench = await BatchBench.StartAsync(2);

        CliResult result = await bench.RunAsync("--max-total", "0.001");

        Assert.Equal((3, "budget_exceeded"), (result.ExitCode, result.Code()));
        Assert.Contains("below the first clip", result.Error, StringComparison.Ordinal);
        Assert.Equal((0, 0), (bench.Emulator.Submits, bench.Emulator.Files.Count));
    }

    [Fact]
    public async Task DryRun_SendsNothing_AndSaysWhatIsRefused()
    {
        await using BatchBench bench = await BatchBench.StartAsync(2);
        await File.WriteAllTextAsync(Path.Combine(bench.In, "notes.mp4"), "no video", Token);

        CliResult result = await bench.RunAsync("--dry-run");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("2 clips, 6 s: 0.0432 USD expected, 0.0576 USD at most; 1 refused; no limit", result.Error, StringComparison.Ordinal);
        Assert.Contains("refused: ", result.Error, StringComparison.Ordinal);
        Assert.Empty(bench.Emulator.Files);
        Assert.Empty(Directory.GetFileSystemEntries(bench.Out));
    }

    [Fact]
    public async Task Manifest_HasOptionsPerClip_AndNames()
    {
        await using BatchBench bench = await BatchBench.StartAsync(2);
        string list = bench.PathOf("list.csv");
        await File.WriteAllTextAsync(list, "source,output,resolution,fps\nin/c0000.mp4,first.mp4,4k,60\n\"in/c0001.mp4\",,2k,\n", Token);

        CliResult result = await bench.StartLine(list).EndAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.True(File.Exists(Path.Combine(bench.Out, "first.mp4")) && File.Exists(bench.OutputOf(1)));
        JObject[] inputs = [.. bench.Emulator.Jobs.Select(job => JObject.Parse(job.Input)).OrderByDescending(input => (string)input["target_resolution"]!, StringComparer.Ordinal)];
        Assert.Equal(["4k", "2k"], inputs.Select(input => (string)input["target_resolution"]!));
        Assert.Equal("60fps", (string?)inputs[0]["target_fps"]);
    }

    [Fact]
    public async Task Manifest_WithWrongRows_NamesThemAll_AndStartsNothing()
    {
        await using BatchBench bench = await BatchBench.StartAsync(1);
        string csv = bench.PathOf("list.csv"), lines = bench.PathOf("list.jsonl");
        await File.WriteAllTextAsync(csv, "source,resolution,colour\nin/c0000.mp4,8k,red\n,4k,\nin/none.mp4,4k,,more\n", Token);
        await File.WriteAllTextAsync(lines, "{\"source\":\"in/c0000.mp4\",\"scale\":\"big\"}\nno json\n", Token);

        CliResult result = await bench.StartLine(csv, lines).EndAsync();

        Assert.Equal((2, "batch"), (result.ExitCode, result.Code()));
        foreach (string part in (string[])["Line 2: 'colour' is not known", "Line 2: resolution cannot be '8k'", "Line 3: the source is missing", "Line 4: it has 4 fields", "Line 1: scale cannot be 'big'", "Line 2: it is no JSON object"])
        {
            Assert.Contains(part, result.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, bench.Emulator.Submits);
    }

    [Fact]
    public async Task TwoClips_OfOneOutputName_AreRefused_UnlessThePatternTellsThemApart()
    {
        await using BatchBench bench = await BatchBench.StartAsync(1);
        string other = Directory.CreateDirectory(bench.PathOf("more")).FullName;
        await BatchBench.WriteClipAsync(Path.Combine(other, "c0000.mp4"), 7);

        CliResult refused = await bench.StartLine(bench.In, other).EndAsync();
        CliResult apart = await bench.StartLine(bench.PathOf("*/c*.mp4"), "--name", "{folder}-{name}{ext}").EndAsync();

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("would both become c0000.mp4", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, apart.ExitCode);
        Assert.Equal(["in-c0000.mp4", "more-c0000.mp4"], Directory.GetFiles(bench.Out, "*.mp4").Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Interrupted_Batch_AwaitsWhatRuns_SubmitsNothingMore_AndGoesOn()
    {
        await using BatchBench bench = await BatchBench.StartAsync(4, new() { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.FromMilliseconds(400) });

        using RunningCli run = bench.StartLine(bench.In, "--concurrency", "1");
        await run.SaysAsync("c0000.mp4: finished");
        run.Interrupt();
        CliResult first = await run.EndAsync();
        CliResult second = await bench.RunAsync();

        Assert.Equal(5, first.ExitCode);
        Assert.Contains("the same command goes on", first.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("running", States(first));
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(4, bench.Emulator.Submits);
    }

    [Fact]
    public async Task SecondProcess_OnOneFolder_IsRefused_AndAReportIsNot()
    {
        await using BatchBench bench = await BatchBench.StartAsync(2, new() { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.FromSeconds(1) });

        using RunningCli run = bench.StartLine(bench.In, "--concurrency", "1");
        await run.SaysAsync("c0000.mp4: finished");
        CliResult second = await bench.RunAsync();
        CliResult report = await bench.StartLine("--report", "table").EndAsync();
        CliResult first = await run.EndAsync();

        Assert.Equal((2, "batch_running"), (second.ExitCode, second.Code()));
        Assert.Equal(5, report.ExitCode);
        Assert.Equal("finished", States(report)[0]);
        Assert.Equal(0, first.ExitCode);
    }

    [Fact]
    public async Task FailedClips_UpToTheirNumber_StopTheBatch()
    {
        await using BatchBench bench = await BatchBench.StartAsync(5);
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.Submit, Status = 422, Text = """{"detail":[{"loc":["body","video_url"],"msg":"bad","type":"x"}]}""" });

        CliResult result = await bench.RunAsync("--concurrency", "1", "--stop-after-failures", "2");

        Assert.Equal(5, result.ExitCode);
        Assert.Equal(["failed", "failed", "waiting", "waiting", "waiting"], States(result));
        Assert.Contains("because 2 clips failed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedKey_StopsTheBatchAtOnce()
    {
        await using BatchBench bench = await BatchBench.StartAsync(5);
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.Submit, Status = 401, Text = """{"detail":"invalid key credentials"}""" });

        CliResult result = await bench.RunAsync("--concurrency", "1");

        Assert.Equal(["failed", "waiting", "waiting", "waiting", "waiting"], States(result));
        Assert.Contains("every other clip would fail the same way", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClipInDoubt_MakesTheWholeUnfinished_AndIsNotPaidAgain()
    {
        await using BatchBench bench = await BatchBench.StartAsync(3);
        bench.Emulator.Inject(new Fault { Kind = FaultKind.LoseReply, Operation = Operations.Submit, Request = 1 });

        CliResult first = await bench.RunAsync("--concurrency", "1");
        CliResult second = await bench.RunAsync("--concurrency", "1");

        Assert.Equal(5, first.ExitCode);
        Assert.Equal(["in_doubt", "finished", "finished"], States(first));
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(3, bench.Emulator.Submits);
    }

    [Fact]
    public async Task OtherOptions_OrAnotherFile_UnderAFinishedOutput_AreRefused()
    {
        await using BatchBench bench = await BatchBench.StartAsync(2);
        await bench.RunAsync();
        await BatchBench.WriteClipAsync(bench.Clip(0), 99);

        CliResult other = await bench.RunAsync();
        CliResult options = await bench.RunAsync("--resolution", "4k");

        Assert.Equal(["refused", "finished"], States(other));
        Assert.Equal(["refused", "refused"], States(options));
        Assert.Contains("is not the output of this clip", options.Error, StringComparison.Ordinal);
        Assert.Equal(2, bench.Emulator.Submits);
    }

    [Fact]
    public async Task LostRecord_IsMadeAgainFromTheJournal()
    {
        await using BatchBench bench = await BatchBench.StartAsync(2);
        await bench.RunAsync();
        File.Delete(Path.Combine(bench.Out, ".fal-batch.jsonl"));

        CliResult again = await bench.RunAsync();

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(["finished", "finished"], States(again));
        Assert.Equal(2, bench.Emulator.Submits);
    }

    [Theory]
    [InlineData("table", "finished")]
    [InlineData("csv", "number,state,source,output,request_id")]
    [InlineData("html", "<!doctype html>")]
    [InlineData("json", "\"clips\":[")]
    public async Task Report_OfAFinishedBatch_IsPrintedInEachFormat(string format, string part)
    {
        await using BatchBench bench = await BatchBench.StartAsync(1);
        await bench.RunAsync();

        using RunningCli run = new(new Dictionary<string, string> { ["FAL_JOURNAL"] = bench.PathOf("journal") }, terminal: false, "batch", "--output-folder", bench.Out, "--report", format);
        CliResult report = await run.EndAsync();

        Assert.Equal(0, report.ExitCode);
        Assert.Contains(part, report.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A batch needs a place for its outputs")]
    [InlineData("There is no file or folder", "none.mp4", "--output-folder", ".")]
    [InlineData("Make the folder", "none.mp4", "--output-folder", "no/such/folder")]
    [InlineData("is no file name", "none.mp4", "--output-folder", ".", "--name", "a/b")]
    [InlineData("has braces around something else", "none.mp4", "--output-folder", ".", "--name", "{size}")]
    [InlineData("give a time of the day", "none.mp4", "--output-folder", ".", "--until", "25:00")]
    [InlineData("There is no batch in", "--report", "csv", "--output-folder", ".")]
    [InlineData("No file matches", "*.none", "--output-folder", ".")]
    public async Task BadInput_IsOneSentence(string sentence, params string[] arguments)
    {
        using RunningCli run = new(new Dictionary<string, string>(), terminal: false, ["batch", .. arguments]);

        CliResult result = await run.EndAsync();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    private static string[] States(CliResult result) => [.. result.Json()["clips"]!.Select(clip => (string)clip["state"]!)];
}
