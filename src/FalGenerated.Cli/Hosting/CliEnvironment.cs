namespace FalGenerated.Cli.Hosting;

/// <summary>What a run finds around it. A value, so that a test can run the program in its own process.</summary>
/// <param name="Output">Where results go.</param>
/// <param name="Error">Where progress and failures go.</param>
/// <param name="IsTerminal">Whether <paramref name="Error"/> is a terminal: only there are lines redrawn.</param>
/// <param name="Time">The clock.</param>
/// <param name="Variable">Reads an environment variable; null when it is not set.</param>
/// <param name="Interrupted">Ends the run as an interrupt does.</param>
internal sealed record CliEnvironment(
    TextWriter Output, TextWriter Error, bool IsTerminal, TimeProvider Time, Func<string, string?> Variable, CancellationToken Interrupted)
{
    public static CliEnvironment OfProcess() =>
        new(Console.Out, Console.Error, !Console.IsErrorRedirected, TimeProvider.System, Environment.GetEnvironmentVariable, CancellationToken.None);
}
