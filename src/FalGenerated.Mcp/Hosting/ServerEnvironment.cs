using Microsoft.Extensions.Logging;

namespace FalGenerated.Mcp.Hosting;

/// <summary>The process environment of a run, as a value, so that tests can run the program in their own process.</summary>
/// <param name="Input">The stream of messages from the client.</param>
/// <param name="Output">The stream of messages to the client. Nothing else goes there.</param>
/// <param name="Help">Receives help and version, which are asked for without a client.</param>
/// <param name="Error">Receives the one sentence of a failed start.</param>
/// <param name="Loggers">The log.</param>
/// <param name="Interrupted">Ends the server.</param>
internal sealed record ServerEnvironment(
    Stream Input, Stream Output, TextWriter Help, TextWriter Error, ILoggerFactory Loggers, CancellationToken Interrupted)
{
    /// <summary>The environment of this process; the log goes to stderr.</summary>
    public static ServerEnvironment OfProcess(CancellationToken interrupted) => new(
        Console.OpenStandardInput(),
        Console.OpenStandardOutput(),
        Console.Out,
        Console.Error,
        LoggerFactory.Create(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)),
        interrupted);
}
