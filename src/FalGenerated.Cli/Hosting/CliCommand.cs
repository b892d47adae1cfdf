using System.CommandLine;

namespace FalGenerated.Cli.Hosting;

/// <summary>A command of the program. It ends in one <see cref="Report"/>.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(string name, string description)
        : base(name, description) =>
        SetAction((_, _) => Task.FromResult(0));

    /// <summary>Gets the command's own keys of the JSON object. They are always present: null until the run sets them.</summary>
    public virtual IReadOnlyList<string> Keys => [];

    /// <summary>Runs the command and fills the session's report; failures are exceptions.</summary>
    public abstract Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken);
}
