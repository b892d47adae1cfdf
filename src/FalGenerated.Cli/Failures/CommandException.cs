using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Failures;

/// <summary>The end of a run that this program decides on by itself. Each problem is one sentence.</summary>
internal sealed class CommandException(ExitCode exitCode, string code, IReadOnlyList<string> problems) : Exception(string.Join(" ", problems))
{
    public CommandException(ExitCode exitCode, string code, string problem)
        : this(exitCode, code, [problem])
    {
    }

    public ExitCode ExitCode { get; } = exitCode;

    /// <summary>The stable word for the kind of problem.</summary>
    public string Code { get; } = code;
}
