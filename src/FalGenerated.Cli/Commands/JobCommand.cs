using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli.Commands;

/// <summary>A verb about a job that exists, named by its token.</summary>
internal abstract class JobCommand : CliCommand
{
    private readonly Argument<string> token = OptionParsers.Argument<string>("token", "TOKEN", "What 'upscale' printed: it names the job.", ArgumentArity.ExactlyOne);
    private readonly ConnectionArguments connection = new();

    protected JobCommand(string name, string description)
        : base(name, description)
    {
        Add(token);
        connection.AddTo(this, hosting: false);
    }

    public sealed override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        Prepare(parse);
        await using Connection open = await connection.OpenAsync(parse, session, cancellationToken).ConfigureAwait(false);
        FalJob<UpscaleVideoOutput> job = open.Client.Upscaler.Resume(parse.GetRequiredValue(token));
        session.Report.Adopt(job);
        session.Report.OnlyAsks = true;
        await open.RequireServerAsync(cancellationToken).ConfigureAwait(false);
        await RunAsync(job, new JobCommandContext(parse, open.Client, session), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks at the line before anything is asked.</summary>
    protected virtual void Prepare(ParseResult parse)
    {
    }

    protected abstract Task RunAsync(FalJob<UpscaleVideoOutput> job, JobCommandContext call, CancellationToken cancellationToken);
}
