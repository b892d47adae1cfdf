using System.CommandLine;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;

namespace FalGenerated.Cli.Commands;

/// <summary>A command about an existing job.</summary>
internal abstract class JobCommand : CliCommand
{
    private readonly Argument<string> reference = OptionParsers.Argument<string>(
        "job", "JOB", "A job: its token, its id, or the start of one in 'jobs'.", ArgumentArity.ExactlyOne);
    private readonly ConnectionArguments connection = new();

    protected JobCommand(string name, string description)
        : base(name, description)
    {
        Add(reference);
        connection.AddTo(this, hosting: false);
    }

    public sealed override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        Prepare(parse);
        await using Connection open = await connection.OpenAsync(parse, session, cancellationToken).ConfigureAwait(false);
        FalJob job = await JobReference.ResolveAsync(parse.GetRequiredValue(reference), open, cancellationToken).ConfigureAwait(false);
        session.Report.Adopt(job);
        session.Report.IsQuery = true;
        await open.EnsureServerListensAsync(cancellationToken).ConfigureAwait(false);
        await RunAsync(job, new JobCommandContext(parse, open.Client, session), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Validates the command line before anything is sent.</summary>
    protected virtual void Prepare(ParseResult parse)
    {
    }

    protected abstract Task RunAsync(FalJob job, JobCommandContext call, CancellationToken cancellationToken);
}
