using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>The key appears in no output and no file, and the real one never goes to an emulator.</summary>
public sealed class KeyCanaryTests
{
    private const string Secret = "emulator-key-secret";

    [Fact]
    public async Task Key_OfTheRun_IsInNoOutputAndNotInTheJournal()
    {
        await using CliBench bench = await CliBench.StartAsync("validation-422");
        bench.Emulator.Inject(new Fault { Kind = FaultKind.LoseReply, Operation = Operations.Submit, Request = 2 });

        CliResult[] runs =
        [
            await bench.RunAsync(bench.Line()),
            await bench.RunAsync(bench.Line("--fps", "60")),
            await bench.RunAsync("upscale", bench.Clip, "--server", bench.Server, "--tier", "pro"),
            await bench.RunAsync(bench.Line("--sync")),
            await bench.RunAsync("jobs"),
            await bench.RunAsync("jobs", "--json"),
        ];

        Assert.Equal([1, 5, 1, 1, 0, 0], runs.Select(run => run.ExitCode));
        Assert.All(runs, run => Assert.DoesNotContain(Secret, run.Output + run.Error, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(bench.Journal, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_OfTheEnvironment_NeverGoesToAnEmulatorNorIntoAnyOutput()
    {
        await using CliBench bench = await CliBench.StartAsync();
        Dictionary<string, string?> variables = new() { ["FAL_KEY"] = "canary-id:canary-secret", ["FAL_JOURNAL"] = bench.Journal };
        using CliProcess process = CliProcess.Start(variables, bench.Line());

        CliResult run = await process.EndAsync();

        Assert.Equal(0, run.ExitCode);
        string all = run.Output + run.Error + await File.ReadAllTextAsync(bench.Journal, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("canary", all, StringComparison.Ordinal);
        // The emulator accepts its own key only: a run that ends well sent that one.
        Assert.Equal(1, bench.Emulator.Submits);
    }
}
