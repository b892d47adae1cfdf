using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Failures;

/// <summary>Ends a command with an exit code. Each problem is one sentence.</summary>
internal sealed class CommandException(ExitCode exitCode, string code, IReadOnlyList<string> problems) : Exception(string.Join(" ", problems))
{
    public CommandException(ExitCode exitCode, string code, string problem)
        : this(exitCode, code, [problem])
    {
    }

    public ExitCode ExitCode { get; } = exitCode;

    /// <summary>Gets the stable code of the problem.</summary>
    public string Code { get; } = code;
}
