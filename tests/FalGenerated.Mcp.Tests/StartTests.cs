using FalGenerated.Emulator;
using FalGenerated.Mcp.Hosting;
using FalGenerated.Mcp.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace FalGenerated.Mcp.Tests;

/// <summary>Command lines that start no server: one sentence on stderr, exit code 2, nothing on stdout.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e9")]
    [InlineData("1,000")]
    [InlineData("0x10")]
    [InlineData("1000001")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("")]
    public async Task Limit_ThatIsNone_StartsNoServer(string limit)
    {
        await using McpBench bench = await McpBench.StartAsync();

        string error = await FailedStart.OfAsync(bench.Line(limit));

        Assert.Contains($"--limit cannot be '{limit}': give US dollars above 0 and up to 1000000", error, StringComparison.Ordinal);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task Limit_GivenTwice_StartsNoServer()
    {
        await using McpBench bench = await McpBench.StartAsync();

        Assert.Contains("--limit", await FailedStart.OfAsync(bench.Line("1", "0", "--limit", "1000")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--limit", "--limit USD is missing")]
    [InlineData("--ledger", "--ledger FILE is missing")]
    [InlineData("--folder", "--folder FOLDER is missing")]
    public async Task Option_ThatIsMissing_StartsNoServer(string option, string says)
    {
        await using McpBench bench = await McpBench.StartAsync();
        string[] line = bench.Line("1");
        int at = Array.IndexOf(line, option);

        Assert.Contains(says, await FailedStart.OfAsync([.. line[..at], .. line[(at + 2)..]]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VIDEOS/ledger")]
    [InlineData("VIDEOS/../videos/ledger")]
    [InlineData("OUTSIDE/linked")]
    public async Task Ledger_InAFolderOfTheModel_StartsNoServer(string ledger)
    {
        await using McpBench bench = await McpBench.StartAsync();
        File.CreateSymbolicLink(Path.Combine(bench.Outside, "linked"), bench.Video("ledger"));
        string[] line = bench.Line("1");
        line[Array.IndexOf(line, "--ledger") + 1] = ledger.Replace("VIDEOS", bench.Videos, StringComparison.Ordinal).Replace("OUTSIDE", bench.Outside, StringComparison.Ordinal);

        Assert.Contains("lies in a folder of the model", await FailedStart.OfAsync(line), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--ledger", "/nowhere/ledger", "--ledger '/nowhere/ledger' cannot be a file")]
    [InlineData("--folder", "/nowhere", "--folder '/nowhere' is no folder")]
    [InlineData("--emulator", "https://queue.fal.run/", "--emulator must be on this machine")]
    [InlineData("--emulator", "http://10.0.0.1/", "--emulator must be on this machine")]
    [InlineData("--confirm-above", "-1", "--confirm-above cannot be '-1'")]
    [InlineData("--confirm-above", "NaN", "--confirm-above cannot be 'NaN'")]
    public async Task Option_ThatCannotBe_StartsNoServer(string option, string value, string says)
    {
        await using McpBench bench = await McpBench.StartAsync();
        string[] line = bench.Line("1");
        line[Array.IndexOf(line, option) + 1] = value;

        Assert.Contains(says, await FailedStart.OfAsync(line), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_NamesEachOption()
    {
        StringWriter help = new();

        int code = await McpProgram.RunAsync(["--help"], new ServerEnvironment(Stream.Null, Stream.Null, help, TextWriter.Null, NullLoggerFactory.Instance, McpBench.Token));

        Assert.Equal(0, code);
        Assert.All(["--limit", "--ledger", "--folder", "--confirm-above", "--emulator"], option => Assert.Contains(option, help.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void EmulatorKey_OfTheSdk_IsTheEmulators() =>
        Assert.Equal(FalEmulatorOptions.DefaultKey, new FalOptions().UseEmulator(new Uri("http://127.0.0.1:1/")).ApiKey);
}
