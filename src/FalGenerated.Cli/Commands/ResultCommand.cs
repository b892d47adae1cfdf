using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>result</c> command: fetches the result of a finished job, and saves the file if a path is given. Free of charge.</summary>
internal sealed class ResultCommand : JobCommand
{
    private readonly OutputArguments output = new();

    public ResultCommand()
        : base("result", "Fetch the result of a finished job. Free of charge.") => output.AddTo(this);

    public override IReadOnlyList<string> Keys { get; } = ["sha256", .. OutputSaver.Keys];

    protected override void Prepare(ParseResult parse) => output.Read(parse).EnsureWritable();

    protected override async Task RunAsync(FalJob job, JobCommandContext call, CancellationToken cancellationToken)
    {
        if (job is FalJob<JObject> other)
        {
            OutputSaver saver = new(output.Read(call.Parse), null, call.Client, call.Session);
            await saver.DeliverAsync(await other.GetResultAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            return;
        }

        FalResponse<UpscaleVideoOutput> response = await ((FalJob<UpscaleVideoOutput>)job).GetResultAsync(cancellationToken).ConfigureAwait(false);
        await ResultSaver.DeliverAsync(response, quote: null, output.Read(call.Parse), call.Client, call.Session, cancellationToken).ConfigureAwait(false);
    }
}
