using System.CommandLine;
using FalGenerated.Generator.Commands;

namespace FalGenerated.Generator.Tests.Commands;

public sealed class CommandLineRunTests
{
    [Fact]
    public async Task Exception_ThatNobodyExpected_IsOneLineThatABuildShows()
    {
        (int code, string error) = await RunAsync(() => ((string?)null)!.Length);

        Assert.Equal(ExitCodes.CannotCompare, code);
        Assert.Matches(
            @"^fal-contract\(1,1\): error FALGEN0099: 'crash acme/thing' failed: NullReferenceException: [^\n]+ \(at FalGenerated\.Generator\.Tests\.Commands\.CommandLineRunTests\.[^\n]+\); this is a defect of fal-contract: report it with the document\r?\n$",
            error);
    }

    [Fact]
    public async Task Exception_WithLinesInItsMessage_IsStillOneLine()
    {
        (_, string error) = await RunAsync(() => throw new InvalidOperationException("one\ntwo"));

        Assert.Contains(@"InvalidOperationException: one\u000atwo (at ", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Cancellation_IsNoDefect()
    {
        (int code, string error) = await RunAsync(() => throw new OperationCanceledException());

        Assert.Equal((ExitCodes.Interrupted, ""), (code, error));
    }

    private static async Task<(int Code, string Error)> RunAsync(Func<int> action)
    {
        using StringWriter output = new(), error = new();
        Command crash = new("crash") { new Argument<string>("endpoint"), new Option<string>("--root") };
        crash.SetAction((_, _) => Task.FromResult(action()));
        RootCommand root = new("test");
        root.Subcommands.Add(crash);
        int code = await CommandLineRun.InvokeAsync(root, ["crash", "acme/thing", "--root", "x"], new InvocationConfiguration { Output = output, Error = error });
        return (code, error.ToString());
    }
}
