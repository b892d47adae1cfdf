using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>The program as a process: signals, exit codes as a shell sees them, and a pure stdout.</summary>
public sealed class ProcessTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_WhileTheJobRuns_IsExit5WithTheTokenAndTheLineResumes(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It sends Unix signals.");
        Assert.SkipWhen(signal == "INT" && IgnoresInterrupts(), "These tests were started with interrupts ignored, and children inherit that.");
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { ManualTime = true });
        using CliProcess process = CliProcess.Start(new Dictionary<string, string?> { ["FAL_JOURNAL"] = bench.Journal }, bench.Line());
        await process.SaysAsync("IN_QUEUE");
        await process.SignalAsync(signal);

        CliResult interrupted = await process.EndAsync();
        bench.Emulator.Advance(TimeSpan.FromMinutes(1));
        CliResult again = await bench.RunAsync(bench.Line());

        Assert.Equal((5, "interrupted"), (interrupted.ExitCode, interrupted.Code()));
        Assert.Contains("Resume it with: fal-upscale upscale --resume fal1.", interrupted.Error, StringComparison.Ordinal);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Key_ThatIsMissing_IsOneSentenceAndExit2()
    {
        await using CliBench bench = await CliBench.StartAsync();
        using CliProcess process = CliProcess.Start(new Dictionary<string, string?> { ["FAL_JOURNAL"] = bench.Journal }, "upscale", bench.Clip, "--json");

        CliResult run = await process.EndAsync();

        Assert.Equal((2, "key_missing"), (run.ExitCode, run.Code()));
        Assert.Contains("FAL_KEY", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_ThatCannotBeOne_IsExit2AndNotShown()
    {
        await using CliBench bench = await CliBench.StartAsync();
        Dictionary<string, string?> variables = new() { ["FAL_KEY"] = "canary id:canary secret", ["FAL_JOURNAL"] = bench.Journal };
        using CliProcess process = CliProcess.Start(variables, "upscale", bench.Clip, "--json");

        CliResult run = await process.EndAsync();

        Assert.Equal((2, "configuration"), (run.ExitCode, run.Code()));
        Assert.DoesNotContain("canary", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxy_OfTheEnvironment_IsNotAskedForThisMachine()
    {
        await using CliBench bench = await CliBench.StartAsync();
        string[] names = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
        Dictionary<string, string?> variables = names.ToDictionary(name => name, _ => (string?)"http://127.0.0.1:9/");
        variables["FAL_JOURNAL"] = bench.Journal;
        using CliProcess process = CliProcess.Start(variables, bench.Line());

        CliResult run = await process.EndAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.True(File.Exists(bench.Output));
    }

    private static bool IgnoresInterrupts()
    {
        const string Status = "/proc/self/status";
        if (!File.Exists(Status))
        {
            return false;
        }

        string mask = File.ReadLines(Status).First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..].Trim();
        return (Convert.ToUInt64(mask, 16) & 0b10) != 0;
    }

    [Fact]
    public async Task SecondSignal_AfterTheSubmit_StillReportsTheJobAndItsExitCode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It sends Unix signals.");
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { ManualTime = true });
        using CliProcess process = CliProcess.Start(new Dictionary<string, string?> { ["FAL_JOURNAL"] = bench.Journal }, bench.Line());
        await process.SaysAsync("IN_QUEUE");
        await process.SignalAsync("TERM");
        await process.SignalAsync("TERM");

        CliResult interrupted = await process.EndAsync();

        Assert.Equal((5, "interrupted"), (interrupted.ExitCode, interrupted.Code()));
        Assert.Equal("yes", (string?)interrupted.Json()["submitted"]);
    }

    [Theory]
    [InlineData("exec \"$@\" 2>/dev/full")]
    [InlineData("exec \"$@\" 2>&-")]
    public async Task Stderr_ThatTakesNothing_DoesNotEndAPaidJob(string script)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "It takes a device that is always full.");
        await using CliBench bench = await CliBench.StartAsync();
        using CliProcess process = CliProcess.StartIn(script, new Dictionary<string, string?> { ["FAL_JOURNAL"] = bench.Journal }, bench.Line());

        CliResult run = await process.EndAsync();

        Assert.Equal((0, bench.Output), (run.ExitCode, (string?)run.Json()["outputPath"]));
        Assert.True(File.Exists(bench.Output));
    }

    [Theory]
    [InlineData("exec \"$@\" >/dev/full")]
    [InlineData("exec \"$@\" >&-")]
    public async Task Stdout_ThatTakesNothing_IsOneSentenceAndNeverSuccess(string script)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "It takes a device that is always full.");
        await using CliBench bench = await CliBench.StartAsync();
        Dictionary<string, string?> variables = new() { ["FAL_JOURNAL"] = bench.Journal };
        using CliProcess estimate = CliProcess.StartIn(script, variables, "estimate", bench.Clip, "--json");
        using CliProcess upscale = CliProcess.StartIn(script, variables, bench.Line());

        CliResult[] runs = [await estimate.EndAsync(), await upscale.EndAsync()];

        Assert.Equal([2, 5], runs.Select(run => run.ExitCode));
        Assert.All(runs, run => Assert.StartsWith("The result could not be written to stdout", run.ErrorLines[^1], StringComparison.Ordinal));
        Assert.True(File.Exists(bench.Output));
    }
}
