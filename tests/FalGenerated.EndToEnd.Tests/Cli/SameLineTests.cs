using FalGenerated.Emulator;
using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>The same line, run again, resumes or reports. It never submits twice.</summary>
public sealed class SameLineTests
{
    [Fact]
    public async Task Line_InterruptedWhileTheJobRuns_IsResumed()
    {
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { ManualTime = true });
        using RunningCli first = bench.Start(bench.Line());
        await first.SaysAsync("IN_QUEUE");
        first.Interrupt();
        CliResult interrupted = await first.EndAsync();
        bench.Emulator.Advance(TimeSpan.FromMinutes(1));

        CliResult again = await bench.RunAsync(bench.Line());

        Assert.Equal((5, "interrupted"), (interrupted.ExitCode, interrupted.Code()));
        Assert.Equal("yes", (string?)interrupted.Json()["submitted"]);
        Assert.Contains($"--resume {interrupted.Json()["token"]}", interrupted.Error, StringComparison.Ordinal);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal((string?)interrupted.Json()["requestId"], (string?)again.Json()["requestId"]);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Line_InterruptedBeforeTheSubmit_IsExit130AndSubmitsNothing()
    {
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { ManualTime = true });
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Delay, Operation = Operations.Initiate, DelaySeconds = 1000 });
        using RunningCli run = bench.Start(bench.Line());
        await run.SaysAsync("prices of");
        run.Interrupt();

        CliResult interrupted = await run.EndAsync();

        Assert.Equal((130, "interrupted"), (interrupted.ExitCode, interrupted.Code()));
        Assert.Equal("no", (string?)interrupted.Json()["submitted"]);
        Assert.Equal(0, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Line_InterruptedWithItsOwnEmulator_SaysThatTheJobIsGone()
    {
        await using CliBench bench = await CliBench.StartAsync();
        using RunningCli run = bench.Start("upscale", bench.Clip, "--emulator", "--json");
        await run.SaysAsync("IN_QUEUE");
        run.Interrupt();

        CliResult interrupted = await run.EndAsync();

        Assert.Equal(5, interrupted.ExitCode);
        Assert.Contains("The job is gone", interrupted.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--resume", interrupted.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_AfterADeadline_IsResumed()
    {
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { ManualTime = true });

        CliResult late = await bench.RunAsync(bench.Line("--deadline", "0.2"));
        bench.Emulator.Advance(TimeSpan.FromMinutes(1));
        CliResult again = await bench.RunAsync(bench.Line("--deadline", "60"));

        Assert.Equal((5, "deadline"), (late.ExitCode, late.Code()));
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Line_WhoseOutputWasDeleted_FetchesItAgain()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await bench.RunAsync(bench.Line());
        File.Delete(bench.Output);

        CliResult again = await bench.RunAsync(bench.Line());

        Assert.Equal(0, again.ExitCode);
        Assert.True(File.Exists(bench.Output));
        Assert.Equal("0.0216", (string?)again.Json()["costUsd"]);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Line_ThatIsDone_ReportsAndAsksNobody()
    {
        await using CliBench bench = await CliBench.StartAsync();
        CliResult first = await bench.RunAsync(bench.Line());
        int requests = bench.Emulator.Requests;

        CliResult again = await bench.RunAsync(bench.Line());

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(bench.Output, (string?)again.Json()["outputPath"]);
        Assert.Equal((string?)first.Json()["requestId"], (string?)again.Json()["requestId"]);
        Assert.Equal(requests, bench.Emulator.Requests);
    }

    [Fact]
    public async Task Line_WhoseJobFailed_MakesRoomForANewJob()
    {
        await using CliBench bench = await CliBench.StartAsync("validation-422");

        CliResult first = await bench.RunAsync(bench.Line());
        CliResult second = await bench.RunAsync(bench.Line());

        Assert.Equal((1, 1), (first.ExitCode, second.ExitCode));
        Assert.Contains("submits a new job", first.Error, StringComparison.Ordinal);
        Assert.Equal(2, bench.Emulator.Submits);
        Assert.NotEqual((string?)first.Json()["requestId"], (string?)second.Json()["requestId"]);
    }

    [Fact]
    public async Task Again_WhileTheJobRuns_GoesOnWithIt()
    {
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { ManualTime = true });
        string[] line = bench.Line("--deadline", "0.2");

        await bench.RunAsync(line);
        CliResult again = await bench.RunAsync([.. line, "--again"]);

        Assert.Equal(5, again.ExitCode);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Line_InDoubt_IsListedAndSentOnceMoreOnlyWithAgain()
    {
        await using CliBench bench = await CliBench.StartAsync("lost-submit-reply");
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.Requests, Status = 403 });

        CliResult first = await bench.RunAsync(bench.Line());
        CliResult second = await bench.RunAsync(bench.Line());
        CliResult jobs = await bench.RunAsync("jobs", "--json");
        CliResult again = await bench.RunAsync(bench.Line("--again"));

        Assert.Equal((5, 5, 0), (first.ExitCode, second.ExitCode, again.ExitCode));
        Assert.Contains("jobs --resolve", second.Error, StringComparison.Ordinal);
        Assert.Equal(["in-doubt"], jobs.Json()["jobs"]!.Select(job => (string?)job["state"]));
        Assert.Equal(2, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Line_InDoubt_IsLookedUpAndResumed()
    {
        await using CliBench bench = await CliBench.StartAsync("lost-submit-reply");

        CliResult first = await bench.RunAsync(bench.Line());
        CliResult second = await bench.RunAsync(bench.Line());

        Assert.Equal((5, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(Assert.Single(bench.Emulator.Jobs).RequestId, (string?)second.Json()["requestId"]);
        Assert.True(File.Exists(bench.Output));
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Line_InDoubtAndNotFound_SaysSinceWhenAndBothChoices()
    {
        await using CliBench bench = await CliBench.StartAsync();
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Reset, Operation = Operations.Submit, Request = 1 });
        await bench.RunAsync(bench.Line());

        CliResult again = await bench.RunAsync(bench.Line());

        Assert.Equal((5, "submit_outcome_unknown"), (again.ExitCode, again.Code()));
        Assert.Equal("unknown", (string?)again.Json()["submitted"]);
        foreach (string part in (string[])[" ago, and its outcome is unknown (the service lists no such request so far)", "Run the same command again", "--again"])
        {
            Assert.Contains(part, again.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Line_InDoubtWhoseLookupFails_StaysInDoubt()
    {
        await using CliBench bench = await CliBench.StartAsync("lost-submit-reply");
        await bench.RunAsync(bench.Line());
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.Requests, Status = 400 });

        CliResult again = await bench.RunAsync(bench.Line());

        Assert.Equal((5, "submit_outcome_unknown"), (again.ExitCode, again.Code()));
        Assert.Contains("the lookup failed", again.Error, StringComparison.Ordinal);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task NoWait_SubmitsOnly_AndTheSameLineFetchesTheResult()
    {
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { ManualTime = true });

        CliResult submitted = await bench.RunAsync(bench.Line("--no-wait"));
        CliResult repeated = await bench.RunAsync(bench.Line("--no-wait"));
        bench.Emulator.Advance(TimeSpan.FromMinutes(1));
        CliResult fetched = await bench.RunAsync(bench.Line());

        Assert.Equal((0, 0, 0), (submitted.ExitCode, repeated.ExitCode, fetched.ExitCode));
        Assert.Equal("yes", (string?)submitted.Json()["submitted"]);
        Assert.Equal(JTokenType.Null, submitted.Json()["status"]!.Type);
        Assert.Contains($"--resume {submitted.Json()["token"]}", submitted.Error, StringComparison.Ordinal);
        Assert.Equal((string?)submitted.Json()["requestId"], (string?)fetched.Json()["requestId"]);
        Assert.True(File.Exists(bench.Output));
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Resume_WithTheStartOfAnId_FetchesTheResult()
    {
        await using CliBench bench = await CliBench.StartAsync();
        string id = (string)(await bench.RunAsync(bench.Line("--no-wait"))).Json()["requestId"]!;

        CliResult run = await bench.RunAsync("upscale", "--resume", id[..8], "-o", bench.Output, "--server", bench.Server, "--json");

        Assert.Equal((0, id), (run.ExitCode, (string?)run.Json()["requestId"]));
        Assert.True(File.Exists(bench.Output));
    }

    [Fact]
    public async Task Line_InDoubt_IsFoundByResolveAndResumed()
    {
        await using CliBench bench = await CliBench.StartAsync("lost-submit-reply");
        await bench.RunAsync(bench.Line());

        CliResult jobs = await bench.RunAsync("jobs", "--resolve", "--server", bench.Server, "--json");
        CliResult resumed = await bench.RunAsync(bench.Line());

        Assert.Equal(0, jobs.ExitCode);
        JToken job = Assert.Single(jobs.Json()["jobs"]!);
        Assert.Equal(("running", "found"), ((string?)job["state"], (string?)job["finding"]));
        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(Assert.Single(bench.Emulator.Jobs).RequestId, (string?)resumed.Json()["requestId"]);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Line_InDoubtWithoutAJob_IsAbsentSoFarAndStaysInDoubt()
    {
        await using CliBench bench = await CliBench.StartAsync();
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Reset, Operation = Operations.Submit, Request = 1 });
        await bench.RunAsync(bench.Line());

        CliResult jobs = await bench.RunAsync("jobs", "--resolve", "--server", bench.Server, "--json");
        CliResult again = await bench.RunAsync(bench.Line());

        JToken job = Assert.Single(jobs.Json()["jobs"]!);
        Assert.Equal(("in-doubt", "absent_so_far"), ((string?)job["state"], (string?)job["finding"]));
        Assert.Equal(5, again.ExitCode);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Line_RunTwiceAtOnce_SubmitsOnce()
    {
        await using CliBench bench = await CliBench.StartAsync();
        using RunningCli one = bench.Start(bench.Line());
        using RunningCli two = bench.Start(bench.Line());

        CliResult[] runs = await Task.WhenAll(one.EndAsync(), two.EndAsync());

        Assert.Equal(1, bench.Emulator.Submits);
        Assert.All(runs, run => Assert.Equal((0, bench.Output), (run.ExitCode, (string?)run.Json()["outputPath"])));
        Assert.Single(runs.Select(run => (string?)run.Json()["requestId"]).Distinct());
    }

    [Theory]
    [InlineData("--resolution", "4k")]
    [InlineData("--fps", "60")]
    public async Task Line_WithOtherOptions_IsAnotherJob(string option, string value)
    {
        await using CliBench bench = await CliBench.StartAsync();
        string[] other = bench.Line("--overwrite", option, value);

        await bench.RunAsync(bench.Line());
        CliResult run = await bench.RunAsync(other);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, bench.Emulator.Submits);
    }

    /// <summary>Pairs of lines that ask for the same: one job each.</summary>
    [Theory]
    [InlineData("another output")]
    [InlineData("an output after none")]
    [InlineData("the default written out")]
    [InlineData("a copy of the file")]
    [InlineData("a symbolic link")]
    [InlineData("a relative path")]
    [InlineData("without the queue")]
    public async Task Lines_ThatAskForTheSame_HaveOneJob(string difference)
    {
        await using CliBench bench = await CliBench.StartAsync();
        string other = bench.PathOf("other.mp4");
        string[] Line(string clip, params string[] more) => ["upscale", clip, "--server", bench.Server, "--json", .. more];
        if (difference == "a copy of the file")
        {
            File.Copy(bench.Clip, bench.PathOf("copy.mp4"));
        }
        else if (difference == "a symbolic link")
        {
            File.CreateSymbolicLink(bench.PathOf("link.mp4"), bench.Clip);
        }

        string[] first = difference == "an output after none" ? Line(bench.Clip) : Line(bench.Clip, "--output", bench.Output);
        string[] second = difference switch
        {
            "the default written out" => Line(bench.Clip, "--output", other, "--resolution", "1080p"),
            "a copy of the file" => Line(bench.PathOf("copy.mp4"), "--output", other),
            "a symbolic link" => Line(bench.PathOf("link.mp4"), "--output", other),
            "a relative path" => Line(Path.GetRelativePath(Environment.CurrentDirectory, bench.Clip), "--output", other),
            "without the queue" => Line(bench.Clip, "--output", other, "--sync"),
            _ => Line(bench.Clip, "--output", other),
        };

        CliResult one = await bench.RunAsync(first);
        CliResult two = await bench.RunAsync(second);

        Assert.Equal((0, 0), (one.ExitCode, two.ExitCode));
        Assert.Equal((string?)one.Json()["requestId"], (string?)two.Json()["requestId"]);
        Assert.Equal((1, 0), (bench.Emulator.Submits, bench.Emulator.RequestsOf(Operations.Run)));
        Assert.True(File.Exists(other));
    }

    [Fact]
    public async Task Sync_AfterALineInDoubt_FindsItsJobAndDoesNotPay()
    {
        await using CliBench bench = await CliBench.StartAsync("lost-submit-reply");

        await bench.RunAsync(bench.Line());
        CliResult sync = await bench.RunAsync(bench.Line("--sync"));

        Assert.Equal((0, Assert.Single(bench.Emulator.Jobs).RequestId), (sync.ExitCode, (string?)sync.Json()["requestId"]));
        Assert.Equal((1, 0), (bench.Emulator.Submits, bench.Emulator.RequestsOf(Operations.Run)));
    }

    [Fact]
    public async Task Sync_RunAgain_ReportsAndNeverRunsTwice()
    {
        await using CliBench bench = await CliBench.StartAsync();

        CliResult first = await bench.RunAsync(bench.Line("--sync"));
        CliResult second = await bench.RunAsync(bench.Line("--sync"));
        File.Delete(bench.Output);
        CliResult third = await bench.RunAsync(bench.Line("--sync"));

        Assert.Equal((0, 0, 5), (first.ExitCode, second.ExitCode, third.ExitCode));
        Assert.Equal("0.0216", (string?)first.Json()["costUsd"]);
        Assert.Equal(JTokenType.Null, first.Json()["token"]!.Type);
        Assert.Contains("cannot be resumed", first.Error, StringComparison.Ordinal);
        Assert.Equal("already_run", third.Code());
        Assert.Equal((1, 0), (bench.Emulator.RequestsOf(Operations.Run), bench.Emulator.Submits));
    }

    [Fact]
    public async Task Sync_WhoseAnswerWasLost_IsLookedUpAndNeverRunsTwice()
    {
        await using CliBench bench = await CliBench.StartAsync();
        bench.Emulator.Inject(new Fault { Kind = FaultKind.LoseReply, Operation = Operations.Run });

        CliResult first = await bench.RunAsync(bench.Line("--sync"));
        CliResult second = await bench.RunAsync(bench.Line("--sync"));

        Assert.Equal((5, "submit_outcome_unknown"), (first.ExitCode, first.Code()));
        Assert.Equal((0, bench.Output), (second.ExitCode, (string?)second.Json()["outputPath"]));
        Assert.Equal(1, bench.Emulator.RequestsOf(Operations.Run));
    }

    [Fact]
    public async Task Journal_ThatCannotBeWritten_IsExit2BeforeAnyRequest()
    {
        await using CliBench bench = await CliBench.StartAsync();
        using RunningCli run = new(new Dictionary<string, string> { ["FAL_JOURNAL"] = bench.PathOf("no/such/folder") }, terminal: false, bench.Line());

        CliResult refused = await run.EndAsync();

        Assert.Equal((2, "journal"), (refused.ExitCode, refused.Code()));
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task Journal_WhoseFolderCannotBeMade_IsExit2AndNamesTheWayOut()
    {
        await using CliBench bench = await CliBench.StartAsync();
        using RunningCli run = new(new Dictionary<string, string> { ["XDG_STATE_HOME"] = bench.Clip }, terminal: false, bench.Line());

        CliResult refused = await run.EndAsync();

        Assert.Equal((2, "journal"), (refused.ExitCode, refused.Code()));
        Assert.StartsWith("Set FAL_JOURNAL", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task Output_InAFolderThatTakesNoFile_IsRefusedBeforeTheJobIsPaidFor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It takes a folder in which nobody at all can make a file.");
        await using CliBench bench = await CliBench.StartAsync();

        CliResult refused = await bench.RunAsync("upscale", bench.Clip, "--output", "/proc/out.mp4", "--server", bench.Server, "--json");

        Assert.Equal((2, "output_unwritable"), (refused.ExitCode, refused.Code()));
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task Journal_WithoutAPathOfItsOwn_LiesInTheStateFolder()
    {
        await using CliBench bench = await CliBench.StartAsync();
        using RunningCli run = new(new Dictionary<string, string> { ["XDG_STATE_HOME"] = bench.PathOf("state") }, terminal: false, bench.Line());

        Assert.Equal(0, (await run.EndAsync()).ExitCode);
        Assert.True(File.Exists(bench.PathOf("state/fal-upscale/journal")));
    }
}
