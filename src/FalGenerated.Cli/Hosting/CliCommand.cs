using System.CommandLine;

namespace FalGenerated.Cli.Hosting;

/// <summary>A verb of the command line. It ends in one <see cref="Report"/>.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(string name, string description)
        : base(name, description) =>
        SetAction((_, _) => Task.FromResult(0));

    /// <summary>The verb's own keys of the JSON object. They are always there: null until the run comes to them.</summary>
    public virtual IReadOnlyList<string> Keys => [];

    /// <summary>Does the work and fills the session's report; failures are exceptions.</summary>
    public abstract Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken);
}
