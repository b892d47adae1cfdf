using FalGenerated.Emulator;

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
        Assert.Contains($"finished   {token}", finished.Output, StringComparison.Ordinal);
    }

    private static async Task<string> SubmittedAsync(CliBench bench) =>
        (string)(await bench.RunAsync(bench.Line("--deadline", "0.1"))).Json()["token"]!;
}
