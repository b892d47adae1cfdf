using System.CommandLine;
using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Cli.Verbs;

/// <summary><c>result TOKEN</c>: fetches the result of a finished job, and the file when a path is given. Free of charge.</summary>
internal sealed class ResultVerb : JobVerb
{
    private readonly DeliveryArguments delivery = new();

    public ResultVerb()
        : base("result", "Fetch the result of a finished job. Free of charge.") => delivery.AddTo(this);

    public override IReadOnlyList<string> Keys => ["sha256"];

    protected override void Prepare(ParseResult parse) => delivery.Read(parse).Require();

    protected override async Task RunAsync(FalJob<UpscaleVideoOutput> job, JobVerbCall call, CancellationToken cancellationToken)
    {
        FalResponse<UpscaleVideoOutput> response = await job.GetResponseAsync(cancellationToken).ConfigureAwait(false);
        await Delivery.DeliverAsync(response, quote: null, delivery.Read(call.Parse), call.Client, call.Session, cancellationToken).ConfigureAwait(false);
    }
}
