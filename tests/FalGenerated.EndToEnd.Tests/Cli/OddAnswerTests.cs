using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>A paid result is delivered whatever stands beside its address, and the line says that the bill is unknown.</summary>
public sealed class OddAnswerTests
{
    [Theory]
    [InlineData("")]
    [InlineData(",\"duration\":null")]
    [InlineData(",\"duration\":NaN")]
    [InlineData(",\"duration\":\"NaN\"")]
    [InlineData(",\"duration\":1e400")]
    [InlineData(",\"duration\":\"10 s\"")]
    [InlineData(",\"duration\":{\"seconds\":10}")]
    [InlineData(",\"duration\":[10]")]
    [InlineData(",\"duration\":-100000")]
    [InlineData(",\"duration\":1e28")]
    public async Task Duration_ThatIsNone_LeavesTheVideoAndAnUnknownBill(string duration)
    {
        await using CliBench bench = await CliBench.StartAsync();
        await bench.RunAsync(bench.Line("--no-wait"));
        string url = await AddressAsync(bench);
        bench.Emulator.Inject(Result($$"""{"video":{"url":"{{url}}"}{{duration}}}"""));

        CliResult run = await bench.RunAsync(bench.Line());

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(url, (string?)run.Json()["outputUrl"]);
        Assert.True(File.Exists(bench.Output));
        Assert.Null((string?)run.Json()["costUsd"]);
        Assert.Contains("billed_seconds_", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e23")]
    [InlineData("\"12 MB\"")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("NaN")]
    public async Task FileSize_ThatIsNone_LeavesTheVideo(string size)
    {
        await using CliBench bench = await CliBench.StartAsync();
        await bench.RunAsync(bench.Line("--no-wait"));
        string url = await AddressAsync(bench);
        bench.Emulator.Inject(Result($$"""{"video":{"url":"{{url}}","file_size":{{size}},"content_type":{"a":1},"file_name":[]},"duration":3}"""));

        CliResult run = await bench.RunAsync(bench.Line());

        Assert.Equal((0, "0.0216"), (run.ExitCode, (string?)run.Json()["costUsd"]));
        Assert.True(File.Exists(bench.Output));
    }

    [Fact]
    public async Task Address_IsPrintedWhereNoOutputIsNamed()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await bench.RunAsync(bench.Line("--no-wait"));
        string url = await AddressAsync(bench);
        bench.Emulator.Inject(Result($$"""{"video":{"url":"{{url}}"},"duration":"10 s"}"""));

        CliResult run = await bench.RunAsync("upscale", bench.Clip, "--server", bench.Server);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(url, run.Output, StringComparison.Ordinal);
    }

    private static Fault Result(string body) => new() { Kind = FaultKind.Answer, Operation = Operations.Result, Status = 200, Text = body };

    private static async Task<string> AddressAsync(CliBench bench)
    {
        CliResult result = await bench.RunAsync("result", Assert.Single(bench.Emulator.Jobs).RequestId, "--server", bench.Server, "--json");
        return (string?)result.Json()["outputUrl"] ?? throw new InvalidOperationException(result.Error);
    }
}
