namespace FalGenerated.Cli.Running;

/// <summary>The end of a run that this program decides on by itself. Each problem is one sentence.</summary>
internal sealed class StopException(ExitCode exitCode, string code, IReadOnlyList<string> problems) : Exception(string.Join(" ", problems))
{
    public StopException(ExitCode exitCode, string code, string problem)
        : this(exitCode, code, [problem])
    {
    }

    public ExitCode ExitCode { get; } = exitCode;

    /// <summary>The stable word for the kind of problem.</summary>
    public string Code { get; } = code;
}
