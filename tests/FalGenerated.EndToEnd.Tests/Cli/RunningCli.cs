using FalGenerated.Cli;
using FalGenerated.Cli.Hosting;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>A run of the command line in this process, under way.</summary>
internal sealed class RunningCli : IDisposable
{
    private readonly CancellationTokenSource interrupt = new();
    private readonly Task<int> exit;

    public RunningCli(IReadOnlyDictionary<string, string> variables, bool terminal, params string[] args)
        : this(variables, terminal, TimeProvider.System, args)
    {
    }

    public RunningCli(IReadOnlyDictionary<string, string> variables, bool terminal, TimeProvider time, params string[] args)
    {
        CliEnvironment environment = new(Output, Error, terminal, terminal, time, variables.GetValueOrDefault, interrupt.Token);
        exit = Task.Run(() => CommandLineProgram.RunAsync(args, environment));
    }

    public WatchedWriter Output { get; } = new();

    public WatchedWriter Error { get; } = new();

    /// <summary>Completes when stderr holds a text; fails when the run ends without it.</summary>
    public async Task SaysAsync(string text)
    {
        Task said = Error.WaitForAsync(text, TestContext.Current.CancellationToken);
        await Task.WhenAny(said, exit);
        Assert.True(said.IsCompletedSuccessfully, $"It never said '{text}', but: {Error}");
    }

    /// <summary>Ctrl-C.</summary>
    public void Interrupt() => interrupt.Cancel();

    public async Task<CliResult> EndAsync() =>
        new(await exit.WaitAsync(TestContext.Current.CancellationToken), Output.ToString(), Error.ToString());

    public void Dispose() => interrupt.Dispose();
}
