using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>Lines that are wrong: exit 2, one object, nothing sent, every problem at once.</summary>
public sealed class UsageTests
{
    private static readonly string[] Verbs = ["upscale", "run", "estimate", "probe", "status", "result", "cancel", "jobs", "upload", "download", "emulator", "doctor", "completion"];

    public static TheoryData<string> EveryVerb => [.. Verbs];

    [Theory]
    [InlineData("")]
    [InlineData("frobnicate")]
    [InlineData("upscale")]
    [InlineData("upscale a.mp4 --resume fal1.x.y")]
    [InlineData("upscale a.mp4 --frobnicate")]
    [InlineData("upscale a.mp4 --scale")]
    [InlineData("upscale a.mp4 --scale two")]
    [InlineData("upscale a.mp4 --emulator --output")]
    [InlineData("upscale a.mp4 --scale 2 --scale 3")]
    [InlineData("upscale a.mp4 --max-price 0")]
    [InlineData("upscale a.mp4 --size 1920")]
    [InlineData("upscale a.mp4 --seconds -1")]
    [InlineData("upscale a.mp4 --server nowhere")]
    [InlineData("upscale a.mp4 --server https://example.org/")]
    [InlineData("upscale a.mp4 --server http://user:secret@127.0.0.1:1/")]
    [InlineData("upscale a.mp4 --server http://127.0.0.1:1/ --emulator")]
    [InlineData("upscale a.mp4 --sync --deadline 3 --emulator")]
    [InlineData("emulator --port 70000")]
    [InlineData("emulator --scenario no-such-one")]
    [InlineData("status")]
    [InlineData("status fal1.nonsense --server http://127.0.0.1:1/")]
    [InlineData("download clip.mp4 --server http://127.0.0.1:1/")]
    [InlineData("emulator --listen everywhere")]
    [InlineData("emulator --listen 192.0.2.1")]
    [InlineData("emulator --manual-time --speed 2")]
    [InlineData("emulator --scenario flaky(2)")]
    [InlineData("upscale a.mp4 --no-wait --emulator")]
    [InlineData("upscale a.mp4 --no-wait --sync")]
    [InlineData("completion tcsh")]
    [InlineData("jobs --repair new")]
    [InlineData("jobs --check --resolve --server http://127.0.0.1:1/")]
    [InlineData("doctor --server https://example.org/")]
    public async Task WrongLine_WithJson_IsOneObjectAndExit2(string line)
    {
        CliResult run = await RunAsync([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--json"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("no", (string?)run.Json()["submitted"]);
        Assert.False(string.IsNullOrEmpty((string?)run.Json()["error"]!["message"]));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("upscale", "--emulator")]
    [InlineData("estimate")]
    [InlineData("probe")]
    [InlineData("status")]
    [InlineData("result")]
    [InlineData("cancel")]
    [InlineData("upload")]
    [InlineData("download")]
    public async Task Argument_ThatIsBlank_IsExit2(params string[] line)
    {
        CliResult empty = await RunAsync([.. line, "", "--json"]);
        CliResult blank = await RunAsync([.. line, " ", "--json"]);

        Assert.Equal([(2, "usage"), (2, "usage")], [(empty.ExitCode, empty.Code()), (blank.ExitCode, blank.Code())]);
    }

    [Fact]
    public async Task WrongLine_WithoutJson_LeavesStdoutEmpty()
    {
        CliResult run = await RunAsync("frobnicate");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("'frobnicate' is not a command: use upscale, run, estimate,", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("upscal a.mp4", "Did you mean 'upscale'?")]
    [InlineData("dwonload x", "Did you mean 'download'?")]
    [InlineData("upscale a.mp4 --resolutoin 4k", "Did you mean '--resolution'?")]
    [InlineData("estimate a.mp4 --jsno", "Did you mean '--json'?")]
    public async Task Word_ThatIsMisspelt_IsSuggestedOnStderrWithExit2(string line, string suggestion)
    {
        CliResult run = await RunAsync(line.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(suggestion, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("upscale a.mp4 --frobnicate")]
    public async Task Word_ThatIsLikeNoOther_IsNotGuessed(string line) =>
        Assert.DoesNotContain("Did you mean", (await RunAsync(line.Split(' '))).Error, StringComparison.Ordinal);

    [Fact]
    public async Task SeveralProblems_OfOneLine_AreToldAtOnceWithTheKnownValues()
    {
        CliResult run = await RunAsync("upscale", "a.mp4", "--resolution", "8k", "--fps", "45", "--tier", "ultra", "--preset", "x", "--fidelity", "low", "--scale", "two", "--size", "3", "--nope");

        Assert.Equal(2, run.ExitCode);
        foreach (string part in (string[])["'8k': use 1080p, 2k, 4k,", "'45': use 30, 60,", "'ultra': use fast, standard, pro,", "general, ugc,", "'low': use high, medium,", "--scale cannot be 'two'", "--size cannot be '3'", "'--nope'"])
        {
            Assert.Contains(part, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Choice_ThatLacksItsValue_DoesNotTakeTheNextOptionForIt()
    {
        CliResult run = await RunAsync("estimate", "--seconds", "1", "--resolution", "--json");

        Assert.Equal((2, "usage"), (run.ExitCode, run.Code()));
        Assert.Contains("Missing value for --resolution: use 1080p, 2k, 4k.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownValue_WithForce_IsNotRefused()
    {
        CliResult run = await RunAsync("estimate", "--seconds", "1", "--tier", "ultra", "--force", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Newtonsoft.Json.Linq.JTokenType.Null, run.Json()["expectedUsd"]!.Type);
    }

    [Theory]
    [MemberData(nameof(EveryVerb))]
    public async Task Help_OfEveryVerb_FitsAScreen(string verb)
    {
        CliResult run = await RunAsync(verb, "--help");

        string[] lines = run.Output.Split('\n');
        Assert.Equal(0, run.ExitCode);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.InRange(lines.Length, 4, verb is "upscale" or "run" ? 30 : 24);
        Assert.Contains("--json", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfTheProgram_FitsAScreenAndNamesEachVerbAndExitCode()
    {
        CliResult run = await RunAsync("--help");

        Assert.InRange(run.Output.Split('\n').Length, 4, 24);
        Assert.All(Verbs, verb => Assert.Contains($"  {verb} ", run.Output, StringComparison.Ordinal));
        Assert.Contains("130 interrupted before a submit", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[suggest:2]", "up", "upload upscale")]
    [InlineData("[suggest:16]", "upscale --tier s", "standard")]
    public async Task Suggest_OfAShell_CompletesVerbsAndValues(string directive, string typed, string expected)
    {
        CliResult run = await RunAsync(directive, typed);

        Assert.Equal(0, run.ExitCode);
        Assert.Subset(run.Output.Split('\n', StringSplitOptions.TrimEntries).ToHashSet(), expected.Split(' ').ToHashSet());
    }

    [Fact]
    public async Task Version_WithJson_IsOneObject()
    {
        CliResult run = await RunAsync("--version", "--json");

        Assert.StartsWith("0.", (string?)run.Json()["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Defect_OfTheProgram_IsToldWithItsTraceAndStillOneObject()
    {
        using WatchedWriter output = new();
        using WatchedWriter error = new();
        Session session = new(new(output, error, false, false, TimeProvider.System, _ => null, CancellationToken.None), json: true);

        Failure.Of(new InvalidCastException("boom"), session.Report).ReportTo(session.Report, session.Screen);
        session.PrintReport();

        Assert.Equal("internal", new CliResult(1, output.ToString(), "").Code());
        Assert.Contains("InvalidCastException", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<CliResult> RunAsync(params string[] args)
    {
        using RunningCli run = new(new Dictionary<string, string>(), terminal: false, args);
        return await run.EndAsync();
    }
}
