using System.Text.Json.Nodes;
using FalGenerated.Emulator;
using FalGenerated.EndToEnd.Tests.Jobs;
using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>The <c>run</c> command: any endpoint by its id, paid once, with the exit codes of every command.</summary>
public sealed class RunCommandTests
{
    private const string Endpoint = SpeechEndpoint.Id;
    private const string Input = """{"text":"hello"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SameLine_RunAgain_HasOneJob_AndGivesItsOutput()
    {
        await using CliBench bench = await StartAsync();

        CliResult first = await bench.RunAsync(Line(bench));
        CliResult second = await bench.RunAsync(Line(bench));
        CliResult other = await bench.RunAsync(Line(bench, "--again"));

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal("https://example.com/a.mp3", (string?)first.Json()["output"]!["audio"]!["url"]);
        Assert.Equal(("yes", "COMPLETED"), ((string?)first.Json()["submitted"], (string?)first.Json()["status"]));
        Assert.Equal((string?)first.Json()["requestId"], (string?)second.Json()["requestId"]);
        Assert.NotEqual((string?)first.Json()["requestId"], (string?)other.Json()["requestId"]);
        Assert.Equal(2, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Files_OfTheOutput_AreSavedInAFolder_AndUnderAName()
    {
        await using CliBench bench = await StartAsync();
        await GiveFilesAsync(bench.Emulator, bench.Clip);
        string folder = Directory.CreateDirectory(bench.PathOf("all")).FullName;

        CliResult all = await bench.RunAsync(Line(bench, "--output-folder", folder));
        CliResult one = await bench.RunAsync(Line(bench, "--output", bench.Output));

        Assert.True(all.ExitCode == 0, all.Error);
        Assert.Equal(["clip-2.mp4", "clip.mp4"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(2, all.Json()["files"]!.Count());
        Assert.Equal(("2.5", new FileInfo(bench.Clip).Length), ((string?)all.Json()["billableUnits"], (long)all.Json()["files"]![0]!["bytes"]!));
        Assert.Equal(5, one.ExitCode);
        Assert.Contains("The result has 2 files (images[0], images[1])", one.Error, StringComparison.Ordinal);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Theory]
    [InlineData(2, "contract_required", "--input", """{"speed":2}""")]
    [InlineData(2, "contract_maximum", "--input", """{"text":"a","speed":5}""")]
    [InlineData(3, "price_unknown", "--input", Input, "--max-price", "0.0001")]
    [InlineData(3, "price_exceeded", "--input", Input, "--max-price", "0.0001", "--unit-price", "0.01", "--max-units", "1")]
    [InlineData(2, "usage", "--input", Input, "--unit-price", "0.01")]
    [InlineData(2, "usage", "--input", Input, "--resume", "fal1.x")]
    [InlineData(2, "usage", "--input", Input, "--output", "a", "--output-folder", "b")]
    [InlineData(2, "input_unreadable", "--input", "[1]x", "--contract", "-")]
    [InlineData(2, "input_unreadable", "--input", "{")]
    [InlineData(2, "file_missing", "--input", "nothing.json")]
    [InlineData(2, "output_folder_missing", "--input", Input, "--output-folder", "/nowhere/at/all")]
    public async Task Line_ThatCannotBePaidFor_SubmitsNothing(int exit, string code, params string[] more)
    {
        await using CliBench bench = await StartAsync();
        string[] contract = more.Contains("--contract") ? [] : ["--contract", bench.PathOf("contract.json")];

        CliResult run = await bench.RunAsync(["run", Endpoint, "--server", bench.Server, "--json", .. contract, .. more]);

        Assert.Equal((exit, code), (run.ExitCode, run.Code()));
        Assert.Equal("no", (string?)run.Json()["submitted"]);
        Assert.Equal(0, bench.Emulator.Submits);
        Assert.Single(run.ErrorLines);
    }

    [Theory]
    [InlineData("fal-ai/../other", "endpoint", 2)]
    [InlineData("flux", "endpoint", 2)]
    [InlineData("owner/app", "other_contract", 2)]
    public async Task Id_ThatIsNoneOrOfAnotherContract_IsOneSentence(string id, string code, int exit)
    {
        await using CliBench bench = await StartAsync();

        CliResult run = await bench.RunAsync("run", id, "--input", Input, "--contract", bench.PathOf("contract.json"), "--server", bench.Server, "--json");

        Assert.Equal((exit, code), (run.ExitCode, run.Code()));
        Assert.Single(run.ErrorLines);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task Id_ThatTheServiceDoesNotKnow_IsExit1()
    {
        await using CliBench bench = await StartAsync();

        CliResult run = await bench.RunAsync("run", "owner/unknown", "--input", "{}", "--server", bench.Server, "--json");

        Assert.Equal((1, "not_found"), (run.ExitCode, run.Code()));
        Assert.Contains("Application \"unknown\" not found", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emulator_OfTheProcess_ServesTheContract()
    {
        await using CliBench bench = await StartAsync();
        await File.WriteAllTextAsync(bench.PathOf("bad.json"), """{"paths":{}}""", Token);

        CliResult run = await bench.RunAsync("run", Endpoint, "--input", Input, "--contract", bench.PathOf("contract.json"), "--emulator", "--json");
        CliResult bad = await bench.RunAsync("run", Endpoint, "--input", Input, "--contract", bench.PathOf("bad.json"), "--emulator", "--json");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal((2, "contract"), (bad.ExitCode, bad.Code()));
    }

    [Fact]
    public async Task Job_OfARun_IsKnownToTheOtherCommands()
    {
        await using CliBench bench = await StartAsync();
        JObject submitted = (await bench.RunAsync(Line(bench, "--no-wait"))).Json();
        string token = (string)submitted["token"]!;

        CliResult status = await bench.RunAsync("status", token, "--server", bench.Server, "--json");
        CliResult result = await bench.RunAsync("result", (string)submitted["requestId"]!, "--server", bench.Server, "--json");
        CliResult resumed = await bench.RunAsync("run", Endpoint, "--resume", token, "--server", bench.Server, "--json");
        CliResult wrong = await bench.RunAsync("upscale", "--resume", token, "--server", bench.Server, "--json");
        CliResult jobs = await bench.RunAsync("jobs", "--json");

        Assert.Equal((0, "COMPLETED"), (status.ExitCode, (string?)status.Json()["status"]));
        Assert.Equal("https://example.com/a.mp3", (string?)result.Json()["outputUrl"]);
        Assert.Equal((string?)submitted["requestId"], (string?)resumed.Json()["requestId"]);
        Assert.Equal((2, "token"), (wrong.ExitCode, wrong.Code()));
        Assert.Equal(Endpoint, (string?)jobs.Json()["jobs"]![0]!["label"]);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task LostReply_IsLookedUp_ByTheSameLineAndByJobs()
    {
        await using CliBench bench = await StartAsync();
        bench.Emulator.Inject(new Fault { Operation = Operations.Submit, Kind = FaultKind.LoseReply, Request = 1 });

        CliResult lost = await bench.RunAsync(Line(bench));
        CliResult jobs = await bench.RunAsync("jobs", "--resolve", "--server", bench.Server, "--json");
        CliResult again = await bench.RunAsync(Line(bench));

        Assert.Equal((5, "submit_outcome_unknown", "unknown"), (lost.ExitCode, lost.Code(), (string?)lost.Json()["submitted"]));
        Assert.Equal("found", (string?)jobs.Json()["jobs"]![0]!["finding"]);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Input_FromStdin_IsRead()
    {
        await using CliBench bench = await StartAsync();
        using StringWriter output = new();
        using StringWriter error = new();
        FalGenerated.Cli.Hosting.CliEnvironment environment = new(output, error, false, false, TimeProvider.System, name => name == "FAL_JOURNAL" ? bench.Journal : null, Token)
        {
            Input = new StringReader(Input),
        };

        int exit = await FalGenerated.Cli.CommandLineProgram.RunAsync(["run", Endpoint, "--input", "-", "--server", bench.Server], environment);

        Assert.True(exit == 0, error.ToString());
        Assert.StartsWith("""{"audio":{"url":"https://example.com/a.mp3"}""", output.ToString().Split('\n')[1], StringComparison.Ordinal);
    }

    private static string[] Line(CliBench bench, params string[] more) => ["run", Endpoint, "--input", Input, "--server", bench.Server, "--json", .. more];

    private static async Task<CliBench> StartAsync()
    {
        FalEmulatorOptions options = new() { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.Zero, Contracts = { SpeechEndpoint.Document } };
        CliBench bench = await CliBench.StartAsync(options);
        await File.WriteAllTextAsync(bench.PathOf("contract.json"), SpeechEndpoint.Document, Token);
        return bench;
    }

    /// <summary>Makes the next jobs end with two files that can be fetched.</summary>
    private static async Task GiveFilesAsync(FalEmulator emulator, string clip)
    {
        using FalClient fal = new(new FalOptions().UseEmulator(emulator.QueueUrl));
        UploadedFile file = await fal.Storage.UploadFileAsync(clip, cancellationToken: Token);
        JsonObject Image() => new() { ["url"] = file.Url.ToString(), ["file_name"] = "clip.mp4" };
        emulator.Apply(new Scenario
        {
            Outcomes = [new ScenarioOutcome { Status = 200, Body = new JsonObject { ["images"] = new JsonArray(Image(), Image()) }, BillableUnits = "2.5" }],
        });
    }
}
