using System.Globalization;
using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary><c>emulator</c>: a queue for programs of any language, until it is interrupted.</summary>
public sealed class EmulatorCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Emulator_WithJson_PrintsItsAddressesAtOnceAndServes()
    {
        await using CliBench bench = await CliBench.StartAsync();
        using RunningCli host = bench.Start("emulator", "--speed", "100", "--json");
        await host.Output.WaitForAsync("\n", Token);
        JObject addresses = JObject.Parse(host.Output.ToString());

        CliResult run = await bench.RunAsync("upscale", bench.Clip, "-o", bench.Output, "--server", (string)addresses["queueUrl"]!, "--json");
        host.Interrupt();
        CliResult ended = await host.EndAsync();

        Assert.Equal((0, 0), (run.ExitCode, ended.ExitCode));
        Assert.Equal(["queueUrl", "runUrl", "restUrl", "apiUrl", "siteUrl", "adminUrl", "filesUrl", "key", "scenarios"], ended.OwnKeys());
    }

    [Fact]
    public async Task Emulator_ForPeople_SaysHowToPointClientsAtIt()
    {
        await using CliBench bench = await CliBench.StartAsync();
        using RunningCli host = bench.Start("emulator");
        await host.Output.WaitForAsync("Ctrl-C ends it.", Token);
        host.Interrupt();

        CliResult ended = await host.EndAsync();

        foreach (string part in (string[])["queue     http://127.0.0.1:", "--server http://127.0.0.1:", ".NET", "JavaScript", "Authorization: Key"])
        {
            Assert.Contains(part, ended.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Emulator_WithScenariosByNameAndFile_FollowsThem()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await File.WriteAllTextAsync(bench.PathOf("mine.json"), """{ "name": "mine", "settings": { "queueSeconds": 0, "runSeconds": 0 } }""", Token);
        using RunningCli host = bench.Start("emulator", "--scenario", "validation-422", "--scenario", bench.PathOf("mine.json"), "--json");
        await host.Output.WaitForAsync("\n", Token);
        JObject addresses = JObject.Parse(host.Output.ToString());

        CliResult run = await bench.RunAsync("upscale", bench.Clip, "--server", (string)addresses["queueUrl"]!, "--json");
        host.Interrupt();
        await host.EndAsync();

        Assert.Equal(["validation-422", "mine"], addresses["scenarios"]!.Select(name => (string?)name));
        Assert.Equal((1, "job_failed"), (run.ExitCode, run.Code()));
    }

    [Fact]
    public async Task Emulator_OnATakenPort_IsOneSentenceAndExit2()
    {
        await using CliBench bench = await CliBench.StartAsync();

        CliResult run = await bench.RunAsync("emulator", "--port", bench.Emulator.QueueUrl.Port.ToString(CultureInfo.InvariantCulture), "--json");

        Assert.Equal((2, "port_taken"), (run.ExitCode, run.Code()));
        Assert.Single(run.ErrorLines);
    }

    [Fact]
    public async Task Emulator_WithManualTime_MovesOnlyWhenItIsTold()
    {
        await using CliBench bench = await CliBench.StartAsync();
        using RunningCli host = bench.Start("emulator", "--manual-time", "--json");
        await host.Output.WaitForAsync("\n", Token);
        JObject addresses = JObject.Parse(host.Output.ToString());
        string server = (string)addresses["queueUrl"]!;

        CliResult waiting = await bench.RunAsync("upscale", bench.Clip, "--server", server, "--deadline", "0.2", "--json");
        using HttpClient http = new();
        using StringContent minute = new("""{"seconds":60}""", System.Text.Encoding.UTF8, "application/json");
        (await http.PostAsync((string)addresses["adminUrl"]! + "advance", minute, Token)).EnsureSuccessStatusCode().Dispose();
        CliResult done = await bench.RunAsync("upscale", bench.Clip, "--server", server, "--json");
        host.Interrupt();
        await host.EndAsync();

        Assert.Equal((5, "deadline", 0), (waiting.ExitCode, waiting.Code(), done.ExitCode));
    }

    [Fact]
    public async Task Emulator_WithAFolder_KeepsItsJobsOverARestart()
    {
        await using CliBench bench = await CliBench.StartAsync();
        string data = bench.PathOf("data");
        string[] line = ["emulator", "--data", data, "--speed", "1000", "--echo", "--json"];
        async Task<string> ServerAsync(RunningCli host)
        {
            await host.Output.WaitForAsync("\n", Token);
            return (string)JObject.Parse(host.Output.ToString())["queueUrl"]!;
        }

        string token;
        using (RunningCli first = bench.Start(line))
        {
            token = (string)(await bench.RunAsync("upscale", bench.Clip, "--server", await ServerAsync(first), "--json")).Json()["token"]!;
            first.Interrupt();
            await first.EndAsync();
        }

        using RunningCli second = bench.Start(line);
        CliResult result = await bench.RunAsync("result", token, "--server", await ServerAsync(second), "--output", bench.Output, "--json");
        CliResult beside = await bench.RunAsync(line);
        second.Interrupt();
        await second.EndAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(bench.Clip, Token), await File.ReadAllBytesAsync(bench.Output, Token));
        Assert.Equal((2, "data_folder"), (beside.ExitCode, beside.Code()));
    }

    [Fact]
    public async Task Emulator_ToldWhereToListen_ListensThere()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It takes a second loopback address.");
        await using CliBench bench = await CliBench.StartAsync();
        using RunningCli host = bench.Start("emulator", "--listen", "127.0.0.2", "--json");
        await host.Output.WaitForAsync("\n", Token);
        host.Interrupt();
        CliResult ended = await host.EndAsync();

        Assert.StartsWith("http://127.0.0.2:", (string?)ended.Json()["queueUrl"]!, StringComparison.Ordinal);
    }
}
