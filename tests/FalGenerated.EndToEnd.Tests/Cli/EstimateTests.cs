using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary><c>estimate</c> and <c>probe</c>: figures, refusals and keys that scripts rely on. Neither needs a key or a network.</summary>
public sealed class EstimateTests
{
    private static readonly string[] ProbeKeys =
    [
        "outcome", "container", "codec", "codedWidth", "codedHeight", "displayWidth", "displayHeight", "rotation", "videoSeconds",
        "containerSeconds", "fps", "hasAudio", "suspicious", "notes", "bytesRead", "reads",
    ];

    private static readonly string[] QuoteKeys = ["expectedUsd", "atLeastUsd", "atMostUsd", "predictedWidth", "predictedHeight", "maxScaleRatio", "assumptions"];

    private static string Clip => Repository.PathOf("tests", "Media", "clip.mp4");

    [Theory]
    [InlineData("--seconds 10 --resolution 1080p", "0.072")]
    [InlineData("--seconds 10 --resolution 4k --fps 60 --tier pro", "5.76")]
    public async Task Estimate_OfStatedFacts_IsExact(string line, string expected)
    {
        CliResult run = await RunAsync(["estimate", .. line.Split(' '), "--json"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"\"expectedUsd\":\"{expected}\"", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1921x1080", "2.0", 2, "8,294,400", "1.9994")]
    [InlineData("1920x1080", "2.0", 0)]
    [InlineData("640x360", "1.0", 2, "1.1", "10")]
    [InlineData("640x360", "10.1", 2, "1.1", "10")]
    [InlineData("640x360", "0", 2, "1.1", "10")]
    [InlineData("640x360", "-2", 2, "1.1", "10")]
    [InlineData("640x360", "5000", 2, "1.1", "10")]
    public async Task Estimate_OfAScaleRatio_RefusesWhatExceedsTheLimit(string size, string scale, int exitCode, params string[] named)
    {
        CliResult run = await RunAsync("estimate", "--size", size, "--scale", scale, "--seconds", "1", "--json");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.All(named, number => Assert.Contains(number, (string?)run.Json()["error"]!["message"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Estimate_OfAFile_HasExactlyTheKeysAndFindings()
    {
        CliResult run = await RunAsync("estimate", Clip, "--resolution", "4k", "--json");

        Assert.Equal(ProbeKeys.Concat(QuoteKeys), run.OwnKeys());
        JObject json = run.Json();
        Assert.Equal("0.0864", (string?)json["expectedUsd"]);
        Assert.Equal("0.1152", (string?)json["atMostUsd"]);
        Assert.Equal(2160, (int)json["predictedHeight"]!);
        Assert.Equal(JTokenType.String, json["maxScaleRatio"]!.Type);
        Assert.Equal("no", (string?)json["submitted"]);
    }

    [Fact]
    public async Task Estimate_ThatIsRefused_HasTheSameKeysAndTheFinding()
    {
        CliResult run = await RunAsync("estimate", "--size", "1921x1080", "--scale", "2", "--seconds", "1", "--json");

        Assert.Equal(ProbeKeys.Concat(QuoteKeys), run.OwnKeys());
        JToken finding = Assert.Single(run.Json()["findings"]!);
        Assert.Equal(["code", "severity", "message"], ((JObject)finding).Properties().Select(property => property.Name));
        Assert.Equal("refuse", (string?)finding["severity"]);
        Assert.Equal((string?)finding["code"], run.Code());
    }

    [Fact]
    public async Task Estimate_WithoutALength_IsUnknownAndNotZero()
    {
        CliResult run = await RunAsync("estimate", "--resolution", "4k", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(JTokenType.Null, run.Json()["expectedUsd"]!.Type);
        Assert.Equal(JTokenType.Null, run.Json()["atMostUsd"]!.Type);
    }

    [Fact]
    public async Task Probe_OfAFile_HasExactlyTheKeys()
    {
        CliResult run = await RunAsync("probe", Clip, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(ProbeKeys, run.OwnKeys());
        Assert.Equal("ok", (string?)run.Json()["outcome"]);
        Assert.Equal("avc1", (string?)run.Json()["codec"]);
        Assert.Equal("3", (string?)run.Json()["videoSeconds"]);
    }

    [Theory]
    [InlineData("probe", "missing.mp4", "unreachable")]
    [InlineData("estimate", "missing.mp4", "file_missing")]
    [InlineData("probe", "README.md", "not_video")]
    [InlineData("estimate", "README.md", "not_a_video")]
    public async Task NoVideo_IsOneSentenceAndExit2(string verb, string file, string code)
    {
        string path = Repository.PathOf(file);
        CliResult json = await RunAsync(verb, path, "--json");
        CliResult plain = await RunAsync(verb, path);

        Assert.Equal(2, json.ExitCode);
        Assert.Equal(code, json.Code());
        Assert.Empty(plain.Output);
        Assert.Single(plain.ErrorLines);
    }

    [Theory]
    [InlineData("probe")]
    [InlineData("estimate")]
    public async Task AddressOnThisMachine_ThatWasTyped_IsRead(string verb)
    {
        await using CliBench bench = await CliBench.StartAsync();
        string url = (string)(await bench.RunAsync("upload", bench.Clip, "--server", bench.Server, "--json")).Json()["url"]!;

        CliResult run = await RunAsync(verb, url, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(("ok", 640), ((string?)run.Json()["outcome"], (int?)run.Json()["codedWidth"]));
    }

    [Theory]
    [InlineData("estimate")]
    [InlineData("probe")]
    public async Task FileAddress_OfAFileThatIsThere_IsOpened(string verb)
    {
        CliResult run = await RunAsync(verb, new Uri(Clip).AbsoluteUri, "--json");

        Assert.Equal((0, "ok"), (run.ExitCode, (string?)run.Json()["outcome"]));
        Assert.StartsWith("file:///", new Uri(Clip).AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://example.com/clip.mp4", "bad_scheme")]
    [InlineData("s3://bucket/clip.mp4", "bad_scheme")]
    [InlineData("data:video/mp4;base64,AAAA", "bad_scheme")]
    [InlineData("http://10.0.0.5/clip.mp4", "url_is_local")]
    [InlineData("https://b.s3.amazonaws.com/k?X-Amz-Date=20191226T120000Z&X-Amz-Expires=600&X-Amz-Signature=s", "link_expired")]
    public async Task Estimate_OfAnAddressThatCannotWork_IsRefusedWithoutAskingIt(string address, string code)
    {
        CliResult run = await RunAsync("estimate", address, "--seconds", "10", "--size", "640x360", "--json");

        Assert.Equal((2, code), (run.ExitCode, run.Code()));
    }

    [Fact]
    public async Task Estimate_OfALongArgument_HasAShortMessage()
    {
        CliResult run = await RunAsync("estimate", "data:video/mp4;base64," + new string('A', 100_000));

        Assert.Equal(2, run.ExitCode);
        Assert.InRange(Assert.Single(run.ErrorLines).Length, 1, 500);
    }

    private static async Task<CliResult> RunAsync(params string[] args)
    {
        using RunningCli run = new(new Dictionary<string, string>(), terminal: false, args);
        return await run.EndAsync();
    }
}
