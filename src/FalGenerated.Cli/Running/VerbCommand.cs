using System.CommandLine;

namespace FalGenerated.Cli.Running;

/// <summary>A verb of the command line. Every verb takes <c>--json</c> and ends in one <see cref="Report"/>.</summary>
internal abstract class VerbCommand : Command
{
    private readonly Option<bool> json = new("--json") { Description = "Print exactly one JSON object on stdout, on failure too." };

    protected VerbCommand(string name, string description)
        : base(name, description)
    {
        Add(json);
        SetAction((parse, _) => Task.FromResult(0));
    }

    /// <summary>True when stdout is to hold one JSON object.</summary>
    public bool WantsJson(ParseResult parse) => parse.GetValue(json);

    /// <summary>Does the work and fills the session's report; failures are exceptions.</summary>
    public abstract Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken);
}
