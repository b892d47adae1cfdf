namespace FalGenerated.Cli.Running;

/// <summary>The command line itself is wrong, or an input was refused before anything was sent. All problems are listed.</summary>
internal sealed class UsageException(string code, IReadOnlyList<string> problems) : Exception(string.Join(" ", problems))
{
    public UsageException(string code, string problem)
        : this(code, [problem])
    {
    }

    /// <summary>The stable word for the kind of problem.</summary>
    public string Code { get; } = code;
}
