namespace FalGenerated.Cli.Hosting;

/// <summary>The process environment of a run, as a value, so that tests can run the program in their own process.</summary>
/// <param name="Output">Receives results.</param>
/// <param name="Error">Receives progress and failures.</param>
/// <param name="OutputIsTerminal">True if <paramref name="Output"/> is a terminal.</param>
/// <param name="ErrorIsTerminal">True if <paramref name="Error"/> is a terminal.</param>
/// <param name="Time">The clock.</param>
/// <param name="Variable">Reads an environment variable; returns null if it is not set.</param>
/// <param name="Interrupted">Cancels the run as Ctrl-C does.</param>
internal sealed record CliEnvironment(
    TextWriter Output,
    TextWriter Error,
    bool OutputIsTerminal,
    bool ErrorIsTerminal,
    TimeProvider Time,
    Func<string, string?> Variable,
    CancellationToken Interrupted)
{
    /// <summary>Gets stdin.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    public static CliEnvironment OfProcess() => new(
        Console.Out,
        Console.Error,
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        TimeProvider.System,
        Environment.GetEnvironmentVariable,
        CancellationToken.None)
    {
        Input = Console.In,
    };
}
