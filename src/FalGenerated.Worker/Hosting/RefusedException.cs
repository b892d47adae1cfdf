namespace FalGenerated.Worker.Hosting;

/// <summary>A command that stops with one sentence and an exit code.</summary>
internal sealed class RefusedException(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code { get; } = code;
}
