using FalGenerated.Cli.Terminal;
using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>Live progress and colours belong on a terminal only.</summary>
public sealed class ScreenTests
{
    private const string Escape = "\u001b[";

    [Fact]
    public async Task Row_OnATerminal_LeavesOnlyTheLinesBehind()
    {
        using WatchedWriter text = new();
        Screen screen = new(text, new StreamKind(IsTerminal: true, HasColor: true), TimeProvider.System);

        await using (LiveRow row = screen.StartWait("[x].mp4"))
        {
            await text.WaitForAsync("[x].mp4", TestContext.Current.CancellationToken);
            row.Describe("[y].mp4");
            await text.WaitForAsync("[y].mp4", TestContext.Current.CancellationToken);
            screen.Line("stays", Tone.Bad);
        }

        string shown = text.ToString();
        Assert.Contains(Escape + "91mstays" + Escape + "0m" + Escape + "K\n", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("mp4", shown[shown.LastIndexOf(Escape + "2K", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.EndsWith(Escape + "?25h", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_Elsewhere_WritesNothing()
    {
        using StringWriter text = new() { NewLine = "\n" };
        Screen screen = new(text, new StreamKind(IsTerminal: false, HasColor: false), TimeProvider.System);

        await using (LiveRow row = screen.StartTransfer("gone"))
        {
            row.Advance(1, 2);
            screen.Line("stays", Tone.Bad);
        }

        Assert.Equal("stays\n", text.ToString());
    }

    [Fact]
    public void Line_LongerThanTheTerminal_IsNotBroken()
    {
        using StringWriter text = new() { NewLine = "\n" };
        Screen screen = new(text, new StreamKind(IsTerminal: true, HasColor: false), TimeProvider.System);
        string token = new('x', 300);

        screen.Line($"token {token}");

        Assert.Contains(token, text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null, "xterm", true, true)]
    [InlineData(true, "", "xterm", true, true)]
    [InlineData(true, "1", "xterm", true, false)]
    [InlineData(true, null, "dumb", false, false)]
    [InlineData(false, null, "xterm", false, false)]
    public void Kind_OfAStream_FollowsTheEnvironment(bool terminal, string? noColor, string term, bool redraws, bool colors)
    {
        Dictionary<string, string?> variables = new() { ["NO_COLOR"] = noColor, ["TERM"] = term };

        Assert.Equal(new StreamKind(redraws, colors), StreamKind.Of(terminal, variables.GetValueOrDefault));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Upscale_DrawsProgress_OnATerminalOnly(bool terminal)
    {
        await using CliBench bench = await CliBench.StartAsync(new FalEmulatorOptions { ManualTime = true });
        using RunningCli run = new(new Dictionary<string, string> { ["FAL_JOURNAL"] = bench.Journal }, terminal, bench.Line());
        await run.SaysAsync("IN_QUEUE, 2 in front");
        bench.Emulator.Advance(TimeSpan.FromMinutes(1));

        CliResult ended = await run.EndAsync();

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(terminal, ended.Error.Contains('\u2501', StringComparison.Ordinal));
        Assert.Equal(terminal, ended.Error.Contains('\r', StringComparison.Ordinal));
        Assert.Equal(terminal, ended.Error.Contains("00:00:0", StringComparison.Ordinal));
        Assert.Contains("uploading 0.1 of 0.1 MB", ended.Error, StringComparison.Ordinal);
        Assert.Contains("downloading 0.1 of 0.1 MB", ended.Error, StringComparison.Ordinal);
    }
}
