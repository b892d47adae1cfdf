using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Running;
using FalGenerated.Contracts;

namespace FalGenerated.Cli.Verbs;

/// <summary><c>upscale</c>: quote, upload, submit, wait, download. The same line run again resumes; it never submits twice.</summary>
internal sealed class UpscaleVerb : VerbCommand
{
    private readonly Argument<string?> source = new("source") { Description = "The video: a file, or an address that the service can fetch.", Arity = ArgumentArity.ZeroOrOne, HelpName = "FILE|URL" };
    private readonly Option<string?> resume = new("--resume") { Description = "Go on with a job that was submitted before.", HelpName = "TOKEN" };
    private readonly UpscaleArguments upscale = new();
    private readonly SpendingArguments spending = new();
    private readonly DeliveryArguments delivery = new();
    private readonly ConnectionArguments connection = new();

    public UpscaleVerb()
        : base("upscale", "Upscale a video and download the result. Costs money on the live service.")
    {
        Add(source);
        upscale.AddTo(this);
        spending.AddTo(this);
        delivery.AddTo(this);
        Add(resume);
        connection.AddTo(this);
    }

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        string? token = parse.GetValue(resume);
        string? video = parse.GetValue(source);
        if ((token is null) == (video is null))
        {
            throw new UsageException("usage", "Give a file or an address to upscale, or --resume TOKEN: exactly one of them.");
        }

        (string? Path, bool Overwrite) target = delivery.Read(parse);
        if (target is { Path: not null, Overwrite: false } && File.Exists(target.Path))
        {
            throw new UsageException("output_exists", $"'{target.Path}' is there already: name another --output, or give --overwrite.");
        }

        Submission? submission = video is null ? null : Submission.Read(video, parse, upscale, spending, target.Path);
        await using Connection open = await connection.OpenAsync(parse, session, cancellationToken).ConfigureAwait(false);
        FalJob<UpscaleVideoOutput> job = submission is null
            ? open.Client.Upscaler.Resume(token!)
            : await submission.SubmitAsync(open, session, cancellationToken).ConfigureAwait(false);
        session.Report.Adopt(job);
        session.Say($"request {job.RequestId}");

        FalResponse<UpscaleVideoOutput> response = await job
            .WaitForResponseAsync(new QueueLine(session), new WaitOptions { Logs = true }, cancellationToken)
            .ConfigureAwait(false);
        await Delivery.DeliverAsync(response, submission?.Quote, target, open.Client, session, cancellationToken).ConfigureAwait(false);
    }
}
