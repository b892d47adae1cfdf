using FalGenerated.Emulator;
using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>One run of <c>upscale</c>: what it reports, how it ends, and how many submits it made.</summary>
public sealed class UpscaleTests
{
    private static readonly string[] OwnKeys = ["expectedUsd", "atLeastUsd", "atMostUsd", "predictedWidth", "predictedHeight", "maxScaleRatio", "assumptions", "sha256"];

    [Fact]
    public async Task Upscale_OfAFile_DeliversAndReportsEverything()
    {
        await using CliBench bench = await CliBench.StartAsync();

        CliResult run = await bench.RunAsync(bench.Line("--resolution", "4k"));

        Assert.Equal(0, run.ExitCode);
        JObject json = run.Json();
        Assert.Equal(OwnKeys, run.OwnKeys());
        Assert.Equal("yes", (string?)json["submitted"]);
        Assert.Equal("COMPLETED", (string?)json["status"]);
        Assert.Equal(bench.Output, (string?)json["outputPath"]);
        Assert.Equal("3", (string?)json["billedSeconds"]);
        Assert.Equal("0.0864", (string?)json["costUsd"]);
        Assert.Equal(Assert.Single(bench.Emulator.Jobs).RequestId, (string?)json["requestId"]);
        Assert.Equal(JTokenType.Null, json["error"]!.Type);
        Assert.Equal(await File.ReadAllBytesAsync(bench.Clip, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(bench.Output, TestContext.Current.CancellationToken));
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Upscale_ForPeople_PutsResultsOnStdoutAndTheWayOnStderr()
    {
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { QueueTime = TimeSpan.FromSeconds(0.2), RunTime = TimeSpan.FromSeconds(0.4) });

        CliResult run = await bench.RunAsync("upscale", bench.Clip, "--output", bench.Output, "--logs", "--server", bench.Server);

        Assert.Equal(
            [$"request {bench.Emulator.Jobs[0].RequestId}", bench.Output, "billed 3 s, 0.0216 USD (expected 0.0216 USD)", "The emulator does not upscale: the output is the clip that was uploaded."],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        foreach (string part in (string[])["expected 0.0216 USD, at most 0.0288 USD", "uploading", "token fal1.", "IN_QUEUE", "Progress: 50%", "COMPLETED", "downloading"])
        {
            Assert.Contains(part, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Upscale_OfAnAddress_SubmitsItWithoutAnUpload()
    {
        await using CliBench bench = await CliBench.StartAsync();
        string url = (string)(await bench.RunAsync("upload", bench.Clip, "--server", bench.Server, "--json")).Json()["url"]!;

        CliResult run = await bench.RunAsync("upscale", url, "--server", bench.Server, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("0.0216", (string?)run.Json()["expectedUsd"]);
        Assert.Equal(1, bench.Emulator.RequestsOf(Operations.Initiate));
        Assert.Contains(url, bench.Emulator.Jobs[0].Input, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("price_exceeded", "--max-price", "0.0287")]
    [InlineData("price_unknown", "--max-price", "5", "--no-probe")]
    [InlineData("price_unknown", "--max-price", "5", "--tier", "ultra", "--force")]
    [InlineData("price_exceeded", "--max-price", "0.0287", "--force")]
    public async Task Fuse_BelowThePrice_RefusesBeforeAnythingIsSent(string code, params string[] more)
    {
        await using CliBench bench = await CliBench.StartAsync();

        CliResult run = await bench.RunAsync(bench.Line(more));

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(code, run.Code());
        Assert.Equal(0, bench.Emulator.Requests);
        Assert.False(File.Exists(bench.Output));
    }

    [Theory]
    [InlineData("--max-price", "0.0288")]
    [InlineData("--max-price", "0.01", "--no-probe", "--allow-unknown-price")]
    public async Task Fuse_ThatHolds_LetsTheJobPass(params string[] more)
    {
        await using CliBench bench = await CliBench.StartAsync();

        Assert.Equal(0, (await bench.RunAsync(bench.Line(more))).ExitCode);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Refusal_OfTheInput_SendsNothingAndForceSendsIt()
    {
        await using CliBench bench = await CliBench.StartAsync();
        string[] line = bench.Line("--size", "1921x1080", "--seconds", "3", "--scale", "2");

        CliResult refused = await bench.RunAsync(line);

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(0, bench.Emulator.Requests);
        Assert.Equal(0, (await bench.RunAsync([.. line, "--force"])).ExitCode);
    }

    [Theory]
    [InlineData("missing.mp4", "file_missing")]
    [InlineData("empty.mp4", "file_empty")]
    [InlineData("", "file_missing")]
    public async Task SourceFile_ThatCannotBeUsed_IsOneSentenceAndExit2(string name, string code)
    {
        await using CliBench bench = await CliBench.StartAsync();
        await File.WriteAllBytesAsync(bench.PathOf("empty.mp4"), [], TestContext.Current.CancellationToken);

        CliResult json = await bench.RunAsync("upscale", bench.PathOf(name), "--server", bench.Server, "--json");
        CliResult upload = await bench.RunAsync("upload", bench.PathOf(name), "--server", bench.Server);
        CliResult hosting = await bench.RunAsync("upscale", bench.PathOf(name), "--emulator");

        Assert.Equal((2, code), (json.ExitCode, json.Code()));
        Assert.Equal((2, 2), (upload.ExitCode, hosting.ExitCode));
        Assert.Single(upload.ErrorLines);
        Assert.Single(hosting.ErrorLines);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task Output_ThatIsThereAlready_IsLeftAndNothingIsSent()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await File.WriteAllTextAsync(bench.Output, "mine", TestContext.Current.CancellationToken);

        CliResult run = await bench.RunAsync(bench.Line());

        Assert.Equal((2, "output_exists"), (run.ExitCode, run.Code()));
        Assert.Equal("mine", await File.ReadAllTextAsync(bench.Output, TestContext.Current.CancellationToken));
        Assert.Equal(0, bench.Emulator.Requests);
        Assert.Equal(0, (await bench.RunAsync(bench.Line("--overwrite"))).ExitCode);
    }

    [Fact]
    public async Task Key_ThatTheServiceRefuses_IsExit1AndNothingIsSubmitted()
    {
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { Key = "another:key" });

        CliResult run = await bench.RunAsync(bench.Line());

        Assert.Equal((1, "key_refused"), (run.ExitCode, run.Code()));
        Assert.Equal("no", (string?)run.Json()["submitted"]);
        Assert.Equal(0, bench.Emulator.Submits);
    }

    [Theory]
    [InlineData("exhausted-balance", 1, "balance", "no")]
    [InlineData("validation-422", 1, "job_failed", "yes")]
    [InlineData("partner-error", 1, "job_failed", "yes")]
    [InlineData("expired-result", 1, "result_expired", "yes")]
    [InlineData("lost-submit-reply", 5, "submit_outcome_unknown", "unknown")]
    public async Task Scenario_EndsInItsExitCode_AndSubmitsOnce(string scenario, int exitCode, string code, string submitted)
    {
        await using CliBench bench = await CliBench.StartAsync(scenario);

        CliResult run = await bench.RunAsync(bench.Line());

        Assert.Equal((exitCode, code), (run.ExitCode, run.Code()));
        Assert.Equal(submitted, (string?)run.Json()["submitted"]);
        Assert.Equal(1, bench.Emulator.Submits);
        Assert.False(File.Exists(bench.Output));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_AnsweredInHtml_IsUnknownAndNeverSentAgain()
    {
        await using CliBench bench = await CliBench.StartAsync();
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.Submit, Status = 200, Text = "<html>hello</html>" });

        CliResult first = await bench.RunAsync(bench.Line());
        CliResult second = await bench.RunAsync(bench.Line());

        Assert.Equal((5, "submit_outcome_unknown"), (first.ExitCode, first.Code()));
        Assert.Equal("unknown", (string?)first.Json()["submitted"]);
        Assert.Equal((5, "submit_outcome_unknown"), (second.ExitCode, second.Code()));
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Result_ThatCannotBeDownloaded_IsExit5AndResumes()
    {
        await using CliBench bench = await CliBench.StartAsync();
        bench.Emulator.Inject(new Fault { Kind = FaultKind.Answer, Operation = Operations.File, Status = 403 });

        CliResult cut = await bench.RunAsync(bench.Line());
        bench.Emulator.ClearFaults();
        CliResult resumed = await bench.RunAsync("upscale", "--resume", (string)cut.Json()["token"]!, "-o", bench.Output, "--server", bench.Server, "--json");

        Assert.Equal((5, "download_failed"), (cut.ExitCode, cut.Code()));
        Assert.Equal("3", (string?)cut.Json()["billedSeconds"]);
        Assert.Contains("--resume fal1.", cut.Error, StringComparison.Ordinal);
        Assert.Equal(0, resumed.ExitCode);
        Assert.True(File.Exists(bench.Output));
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Resume_OfAnotherHostsToken_IsRefusedBeforeAnyRequest()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await using CliBench other = await CliBench.StartAsync();
        string token = (string)(await other.RunAsync(other.Line())).Json()["token"]!;

        CliResult run = await bench.RunAsync("upscale", "--resume", token, "--server", bench.Server, "--json");

        Assert.Equal((2, "foreign_address"), (run.ExitCode, run.Code()));
        Assert.Equal("no", (string?)run.Json()["submitted"]);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task Emulator_HostedByTheLine_ShowsAJobAndNeedsNothing()
    {
        await using CliBench bench = await CliBench.StartAsync();

        CliResult run = await bench.RunAsync("upscale", bench.Clip, "--resolution", "4k", "--emulator", "--logs", "--output", bench.Output);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("billed 3 s, 0.0864 USD", run.Output, StringComparison.Ordinal);
        Assert.Contains("in front", run.Error, StringComparison.Ordinal);
        Assert.Contains("Progress: ", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(bench.Output));
        Assert.False(File.Exists(bench.Journal));
    }

    [Fact]
    public async Task Emulator_HostedByTheLineWithEcho_ReturnsTheClip()
    {
        await using CliBench bench = await CliBench.StartAsync();

        CliResult run = await bench.RunAsync("upscale", bench.Clip, "--emulator", "--echo", "--output", bench.Output);
        CliResult alone = await bench.RunAsync("upscale", bench.Clip, "--echo", "--server", bench.Server, "--json");

        Assert.Equal(await File.ReadAllBytesAsync(bench.Clip, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(bench.Output, TestContext.Current.CancellationToken));
        Assert.Contains("Clips are returned unchanged.", run.Error, StringComparison.Ordinal);
        Assert.Equal((2, "usage"), (alone.ExitCode, alone.Code()));
    }

    [Fact]
    public async Task Server_ThatIsNotThere_IsExit4()
    {
        CliBench bench = await CliBench.StartAsync();
        await using (bench)
        {
            await bench.Emulator.DisposeAsync();

            CliResult run = await bench.RunAsync(bench.Line());

            Assert.Equal((4, "connection"), (run.ExitCode, run.Code()));
            Assert.Equal("no", (string?)run.Json()["submitted"]);
            Assert.StartsWith("Nothing listens at 127.0.0.1:", (string?)run.Json()["error"]!["message"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Server_ThatIsNotThereAnyMore_LeavesItsJobUnfinished()
    {
        CliBench bench = await CliBench.StartAsync();
        await using (bench)
        {
            string token = (string)(await bench.RunAsync(bench.Line())).Json()["token"]!;
            await bench.Emulator.DisposeAsync();

            CliResult run = await bench.RunAsync("status", token, "--server", bench.Server, "--json");

            Assert.Equal((5, "connection"), (run.ExitCode, run.Code()));
            Assert.StartsWith("Nothing listens at 127.0.0.1:", (string?)run.Json()["error"]!["message"], StringComparison.Ordinal);
        }
    }
}
