using FalGenerated.Cli.Reporting;
using FalGenerated.Cli.Terminal;
using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>Bars and redrawn lines belong on a terminal only.</summary>
public sealed class ScreenTests
{
    [Fact]
    public void Redraw_OnATerminal_ReplacesTheLineAndMakesRoomForOthers()
    {
        using StringWriter text = new() { NewLine = "\n" };
        Screen screen = new(text, isTerminal: true);

        screen.Redraw("longer line");
        screen.Redraw("short");
        screen.Line("stays");

        Assert.Equal("\rlonger line\rshort      \r     \rstays\n", text.ToString());
    }

    [Fact]
    public void Redraw_Elsewhere_WritesNothing()
    {
        using StringWriter text = new() { NewLine = "\n" };
        Screen screen = new(text, isTerminal: false);

        screen.Redraw("gone");
        screen.Line("stays");

        Assert.Equal("stays\n", text.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Upscale_DrawsABarForEachDirection_OnATerminalOnly(bool terminal)
    {
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { ManualTime = true });
        using RunningCli run = new(new Dictionary<string, string> { ["FAL_JOURNAL"] = bench.Journal }, terminal, bench.Line());
        await run.SaysAsync("IN_QUEUE, 2 in front");
        bench.Emulator.Advance(TimeSpan.FromMinutes(1));

        CliResult ended = await run.EndAsync();

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(terminal, ended.Error.Contains("uploading [", StringComparison.Ordinal));
        Assert.Equal(terminal, ended.Error.Contains("downloading [", StringComparison.Ordinal));
        Assert.Equal(terminal, ended.Error.Contains('\r', StringComparison.Ordinal));
        Assert.Equal(terminal, ended.Error.Contains("in front, 00:00", StringComparison.Ordinal));
    }
}
