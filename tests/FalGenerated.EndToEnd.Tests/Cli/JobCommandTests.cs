using FalGenerated.Emulator;
using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary><c>status</c>, <c>result</c>, <c>cancel</c> and <c>jobs</c>.</summary>
public sealed class JobCommandTests
{
    [Fact]
    public async Task JobVerbs_AboutAQueuedJob_SayWhereItStands()
    {
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { ManualTime = true });
        string token = await SubmittedAsync(bench);

        CliResult status = await bench.RunAsync("status", token, "--server", bench.Server, "--json");
        CliResult result = await bench.RunAsync("result", token, "--server", bench.Server, "--json");
        CliResult cancel = await bench.RunAsync("cancel", token, "--server", bench.Server, "--json");

        Assert.Equal(0, status.ExitCode);
        Assert.Equal("IN_QUEUE", (string?)status.Json()["status"]);
        Assert.Equal(2, (int)status.Json()["queuePosition"]!);
        Assert.Equal((5, "job_running"), (result.ExitCode, result.Code()));
        Assert.Equal(0, cancel.ExitCode);
        Assert.Equal("removed", (string?)cancel.Json()["cancel"]);
    }

    [Fact]
    public async Task Result_OfAFinishedJob_FetchesTheFile()
    {
        await using CliBench bench = await CliBench.StartAsync();
        string token = (string)(await bench.RunAsync(bench.Line())).Json()["token"]!;
        string path = bench.PathOf("once more.mp4");

        CliResult result = await bench.RunAsync("result", token, "-o", path, "--server", bench.Server, "--json");
        CliResult taken = await bench.RunAsync("result", token, "-o", path, "--server", bench.Server, "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(path, (string?)result.Json()["outputPath"]);
        Assert.Equal("3", (string?)result.Json()["billedSeconds"]);
        Assert.Equal(new FileInfo(bench.Clip).Length, new FileInfo(path).Length);
        Assert.Equal((2, "output_exists"), (taken.ExitCode, taken.Code()));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("result")]
    [InlineData("cancel")]
    public async Task JobVerb_AboutAJobThatTheServiceDoesNotKnow_IsExit1(string verb)
    {
        await using CliBench bench = await CliBench.StartAsync();
        string token = (string)(await bench.RunAsync(bench.Line())).Json()["token"]!;
        bench.Emulator.Reset();

        CliResult run = await bench.RunAsync(verb, token, "--server", bench.Server, "--json");

        Assert.Equal((1, "not_found"), (run.ExitCode, run.Code()));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("result")]
    [InlineData("cancel")]
    public async Task JobVerb_WithAnotherHostsToken_SendsNothing(string verb)
    {
        await using CliBench bench = await CliBench.StartAsync();
        await using CliBench other = await CliBench.StartAsync();
        string token = (string)(await other.RunAsync(other.Line())).Json()["token"]!;

        CliResult run = await bench.RunAsync(verb, token, "--server", bench.Server, "--json");

        Assert.Equal((2, "foreign_address"), (run.ExitCode, run.Code()));
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task Jobs_OfSeveralLines_TellsTheirStates()
    {
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { ManualTime = true });
        string token = await SubmittedAsync(bench);
        bench.Emulator.Inject(new Fault { Kind = FaultKind.LoseReply, Operation = Operations.Submit });
        await bench.RunAsync(bench.Line("--fps", "60"));

        CliResult running = await bench.RunAsync("jobs", "--json");
        bench.Emulator.Advance(TimeSpan.FromMinutes(1));
        await bench.RunAsync(bench.Line());
        CliResult finished = await bench.RunAsync("jobs");

        Assert.Equal(["running", "in-doubt"], running.Json()["jobs"]!.Select(job => (string?)job["state"]));
        Assert.Equal(token, (string?)running.Json()["jobs"]![0]!["token"]);
        string id = (string)running.Json()["jobs"]![0]!["id"]!;
        Assert.Contains($"{id[..8]} finished", finished.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(token, finished.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_WithJson_HasTheKeysThatScriptsRead()
    {
        await using CliBench bench = await CliBench.StartAsync();
        CliResult run = await bench.RunAsync(bench.Line());

        JObject job = (JObject)Assert.Single((await bench.RunAsync("jobs", "--json")).Json()["jobs"]!);

        Assert.Equal(["state", "startedAt", "intent", "token", "finding", "candidates", "id", "label"], job.Properties().Select(property => property.Name));
        Assert.Equal(((string?)run.Json()["requestId"], "clip.mp4"), ((string?)job["id"], (string?)job["label"]));
    }

    [Fact]
    public async Task Jobs_OnATerminal_IsATableWithColors()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await bench.RunAsync(bench.Line());
        using RunningCli jobs = new(new Dictionary<string, string> { ["FAL_JOURNAL"] = bench.Journal }, terminal: true, "jobs");
        using RunningCli plain = new(new Dictionary<string, string> { ["FAL_JOURNAL"] = bench.Journal, ["NO_COLOR"] = "1" }, terminal: true, "jobs");

        CliResult[] shown = [await jobs.EndAsync(), await plain.EndAsync()];

        Assert.All(shown, run => Assert.Contains("\u2502 job", run.Output, StringComparison.Ordinal));
        Assert.All(shown, run => Assert.Contains("clip.mp4", run.Output, StringComparison.Ordinal));
        Assert.Equal([true, false], shown.Select(run => run.Output.Contains("\u001b[32m", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("result")]
    [InlineData("cancel")]
    public async Task JobCommand_WithTheStartOfAnId_FindsTheJob(string command)
    {
        await using CliBench bench = await CliBench.StartAsync();
        string id = (string)(await bench.RunAsync(bench.Line())).Json()["requestId"]!;
        string key = (string)(await bench.RunAsync("jobs", "--json")).Json()["jobs"]![0]!["intent"]!;

        CliResult[] runs =
        [
            await bench.RunAsync(command, id[..8], "--server", bench.Server, "--json"),
            await bench.RunAsync(command, id[..8].ToUpperInvariant(), "--server", bench.Server, "--json"),
            await bench.RunAsync(command, key[..12], "--server", bench.Server, "--json"),
        ];

        Assert.All(runs, run => Assert.Equal((0, id), (run.ExitCode, (string?)run.Json()["requestId"])));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("result")]
    [InlineData("cancel")]
    public async Task JobCommand_WithAWholeRequestIdThatTheJournalDoesNotHave_AsksTheService(string command)
    {
        await using CliBench bench = await CliBench.StartAsync();
        await using CliBench elsewhere = await CliBench.StartAsync();
        string id = (string)(await bench.RunAsync(bench.Line())).Json()["requestId"]!;

        CliResult known = await elsewhere.RunAsync(command, id, "--server", bench.Server, "--json");
        CliResult unknown = await elsewhere.RunAsync(command, "00000000-0000-4000-8000-000000000000", "--server", bench.Server, "--json");

        Assert.Equal((0, id), (known.ExitCode, (string?)known.Json()["requestId"]));
        Assert.NotEqual(0, unknown.ExitCode);
        Assert.NotEqual("unknown_job", unknown.Code());
        Assert.Equal(0, elsewhere.Emulator.Requests);
    }

    [Fact]
    public async Task JobCommand_WithAnIdThatNamesNoOrSeveralJobs_IsExit2AndSendsNothing()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await bench.RunAsync(bench.Line());
        await bench.RunAsync(bench.Line("--fps", "60", "--overwrite"));
        int requests = bench.Emulator.Requests;

        CliResult none = await bench.RunAsync("status", "zzzz", "--server", bench.Server, "--json");
        CliResult several = await bench.RunAsync("status", "same-", "--server", bench.Server, "--json");

        Assert.Equal([(2, "unknown_job"), (2, "ambiguous_job")], [(none.ExitCode, none.Code()), (several.ExitCode, several.Code())]);
        Assert.Equal(requests, bench.Emulator.Requests);
    }

    [Fact]
    public async Task JobCommand_AboutASubmitInDoubt_SaysHowToLookItUp()
    {
        await using CliBench bench = await CliBench.StartAsync("lost-submit-reply");
        await bench.RunAsync(bench.Line());

        CliResult status = await bench.RunAsync("status", "same-", "--server", bench.Server, "--json");

        Assert.Equal((2, "no_request_id"), (status.ExitCode, status.Code()));
        Assert.Contains("jobs --resolve", status.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_ShowsLogsOnRequestOnly()
    {
        await using CliBench bench = await CliBench.StartAsync();
        string token = (string)(await bench.RunAsync(bench.Line())).Json()["token"]!;

        CliResult quiet = await bench.RunAsync("status", token, "--server", bench.Server);
        CliResult logs = await bench.RunAsync("status", token, "--logs", "--server", bench.Server);

        Assert.Empty(quiet.Error);
        Assert.Contains("Progress: ", logs.Error, StringComparison.Ordinal);
    }

    private static async Task<string> SubmittedAsync(CliBench bench) =>
        (string)(await bench.RunAsync(bench.Line("--deadline", "0.1"))).Json()["token"]!;
}
