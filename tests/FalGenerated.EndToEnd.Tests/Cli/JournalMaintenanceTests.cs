using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary><c>jobs --check</c> and <c>--repair</c>: a damaged journal is named, and repaired into a new file.</summary>
public sealed class JournalMaintenanceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_OfAGoodJournal_SaysThatItIsUsable()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await bench.RunAsync(bench.Line());

        CliResult text = await bench.RunAsync("jobs", "--check");
        CliResult json = await bench.RunAsync("jobs", "--check", "--json");

        Assert.Equal((0, 0), (text.ExitCode, json.ExitCode));
        Assert.Contains("1 jobs, usable", text.Output, StringComparison.Ordinal);
        Assert.True((bool)json.Json()["check"]!["usable"]!);
        Assert.Empty(json.Json()["check"]!["findings"]!);
    }

    [Fact]
    public async Task Repair_OfADamagedJournal_WritesACopyThatWorks()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await bench.RunAsync(bench.Line());
        await bench.RunAsync(bench.Line("--fps", "60", "--overwrite"));
        byte[] damaged = await DamageAsync(bench);
        string repaired = bench.PathOf("repaired");

        CliResult listed = await bench.RunAsync("jobs", "--json");
        CliResult check = await bench.RunAsync("jobs", "--check", "--json");
        CliResult repair = await bench.RunAsync("jobs", "--check", "--repair", repaired, "--json");
        using RunningCli run = new(new Dictionary<string, string> { ["FAL_JOURNAL"] = repaired }, terminal: false, "jobs", "--json");
        CliResult after = await run.EndAsync();

        Assert.Equal([(2, "journal"), (2, "journal")], [(listed.ExitCode, listed.Code()), (check.ExitCode, check.Code())]);
        Assert.Contains("jobs --check", listed.Error, StringComparison.Ordinal);
        Assert.NotEmpty(check.Json()["check"]!["findings"]!);
        Assert.Equal((0, repaired), (repair.ExitCode, (string?)repair.Json()["outputPath"]));
        Assert.Equal(0, after.ExitCode);
        Assert.Equal(2, ((JArray)after.Json()["jobs"]!).Count);
        Assert.Equal(damaged, await File.ReadAllBytesAsync(bench.Journal, Token));
    }

    [Fact]
    public async Task Repair_IntoAFileThatExists_IsExit2AndLeavesIt()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await bench.RunAsync(bench.Line());
        await File.WriteAllTextAsync(bench.PathOf("mine"), "mine", Token);

        CliResult run = await bench.RunAsync("jobs", "--check", "--repair", bench.PathOf("mine"), "--json");

        Assert.Equal((2, "journal"), (run.ExitCode, run.Code()));
        Assert.Equal("mine", await File.ReadAllTextAsync(bench.PathOf("mine"), Token));
    }

    [Fact]
    public async Task Check_WithoutAJournal_IsExit2()
    {
        await using CliBench bench = await CliBench.StartAsync();

        Assert.Equal((2, "journal"), await CodeOf(bench.RunAsync("jobs", "--check", "--json")));
    }

    private static async Task<(int ExitCode, string? Code)> CodeOf(Task<CliResult> running)
    {
        CliResult run = await running;
        return (run.ExitCode, run.Code());
    }

    /// <summary>Changes one letter of the second job's token.</summary>
    private static async Task<byte[]> DamageAsync(CliBench bench)
    {
        byte[] bytes = await File.ReadAllBytesAsync(bench.Journal, Token);
        bytes[System.Text.Encoding.Latin1.GetString(bytes).LastIndexOf("fal1.", StringComparison.Ordinal) + 20] ^= 1;
        await File.WriteAllBytesAsync(bench.Journal, bytes, Token);
        return bytes;
    }
}
