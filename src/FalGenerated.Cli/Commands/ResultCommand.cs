using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;

namespace FalGenerated.Cli.Commands;

/// <summary><c>result TOKEN</c>: fetches the result of a finished job, and the file when a path is given. Free of charge.</summary>
internal sealed class ResultCommand : JobCommand
{
    private readonly OutputArguments delivery = new();

    public ResultCommand()
        : base("result", "Fetch the result of a finished job. Free of charge.") => delivery.AddTo(this);

    public override IReadOnlyList<string> Keys => ["sha256"];

    protected override void Prepare(ParseResult parse) => delivery.Read(parse).Require();

    protected override async Task RunAsync(FalJob<UpscaleVideoOutput> job, JobCommandContext call, CancellationToken cancellationToken)
    {
        FalResponse<UpscaleVideoOutput> response = await job.GetResponseAsync(cancellationToken).ConfigureAwait(false);
        await ResultSaver.DeliverAsync(response, quote: null, delivery.Read(call.Parse), call.Client, call.Session, cancellationToken).ConfigureAwait(false);
    }
}
