using FalGenerated.Emulator;
using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary><c>doctor</c>: what a job depends on, checked free of charge.</summary>
public sealed class DoctorCommandTests
{
    [Fact]
    public async Task Doctor_WhereAllIsWell_SaysSoAndSubmitsNothing()
    {
        await using CliBench bench = await CliBench.StartAsync();

        CliResult run = await bench.RunAsync("doctor", "--server", bench.Server, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["checks"], run.OwnKeys());
        Dictionary<string, string> verdicts = VerdictsOf(run);
        Assert.Equal(["key", "host", "clock", "journal", "ffmpeg", "contract"], verdicts.Keys);
        Assert.All(verdicts.Where(verdict => verdict.Key != "ffmpeg"), verdict => Assert.Equal("ok", verdict.Value));
        Assert.Equal((0, 0), (bench.Emulator.Submits, bench.Emulator.RequestsOf(Operations.Run)));
        Assert.False(File.Exists(bench.Journal));
    }

    [Fact]
    public async Task Doctor_WithAKeyThatIsRefused_IsExit1AndSaysWhatToDo()
    {
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { Key = "another:key" });

        CliResult run = await bench.RunAsync("doctor", "--server", bench.Server, "--json");

        Assert.Equal((1, "checks_failed"), (run.ExitCode, run.Code()));
        Assert.Equal("failed", VerdictsOf(run)["key"]);
        Assert.Contains("set FAL_KEY", (string?)run.Json()["checks"]![0]!["advice"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_WhereNothingAnswers_NamesTheHostAndGoesOn()
    {
        CliBench bench = await CliBench.StartAsync();
        await using (bench)
        {
            await bench.Emulator.DisposeAsync();

            CliResult run = await bench.RunAsync("doctor", "--server", bench.Server);

            Assert.Equal(1, run.ExitCode);
            Assert.Contains($"127.0.0.1:{bench.Emulator.QueueUrl.Port} does not answer", run.Output, StringComparison.Ordinal);
            Assert.Contains("journal", run.Output, StringComparison.Ordinal);
            Assert.EndsWith("checks failed: host.", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Doctor_WithASubmitInDoubt_WarnsAndCountsIt()
    {
        await using CliBench bench = await CliBench.StartAsync("lost-submit-reply");
        await bench.RunAsync(bench.Line());

        CliResult run = await bench.RunAsync("doctor", "--server", bench.Server, "--json");

        Assert.Equal(0, run.ExitCode);
        JToken journal = run.Json()["checks"]!.Single(check => (string?)check["name"] == "journal");
        Assert.Equal("warning", (string?)journal["status"]);
        Assert.Contains("1 of 1 jobs in doubt", (string?)journal["fact"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_WithoutAPlaceForTheJournal_Fails()
    {
        await using CliBench bench = await CliBench.StartAsync();
        using RunningCli run = new(new Dictionary<string, string> { ["FAL_JOURNAL"] = bench.PathOf("no/such/journal") }, terminal: false, "doctor", "--server", bench.Server, "--json");

        CliResult missing = await run.EndAsync();

        Assert.Equal((1, "failed"), (missing.ExitCode, VerdictsOf(missing)["journal"]));
    }

    [Fact]
    public async Task Doctor_WhoseClockIsWrong_Fails()
    {
        await using CliBench bench = await CliBench.StartAsync();
        Microsoft.Extensions.Time.Testing.FakeTimeProvider time = new(DateTimeOffset.UnixEpoch);
        using RunningCli run = new(new Dictionary<string, string> { ["FAL_JOURNAL"] = bench.Journal }, terminal: false, time, "doctor", "--server", bench.Server, "--json");

        Assert.Equal("failed", VerdictsOf(await run.EndAsync())["clock"]);
    }

    [Fact]
    public async Task Doctor_WithAnotherContract_Warns()
    {
        await using CliBench bench = await CliBench.StartAsync();
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.OpenApi, Status = 200, Text = "{}" });

        CliResult run = await bench.RunAsync("doctor", "--server", bench.Server, "--json");

        Assert.Equal((0, "warning"), (run.ExitCode, VerdictsOf(run)["contract"]));
    }

    private static Dictionary<string, string> VerdictsOf(CliResult run) =>
        run.Json()["checks"]!.ToDictionary(check => (string)check["name"]!, check => (string)check["status"]!);
}
