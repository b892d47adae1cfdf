using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;

namespace FalGenerated.Cli.Commands;

/// <summary><c>upscale</c>: quote, upload, submit, wait, download. The same line run again resumes; it never submits twice.</summary>
internal sealed class UpscaleCommand : CliCommand
{
    private const decimal Month = 31 * 24 * 60 * 60;

    private readonly Argument<string?> source = OptionParsers.Argument<string?>("source", "FILE|URL", "The video: a file, or an address the service can fetch.", ArgumentArity.ZeroOrOne);
    private readonly Option<string?> resume = OptionParsers.Text("--resume", "TOKEN", "Go on with a job that was submitted before.");
    private readonly Option<decimal?> deadline = OptionParsers.Number("--deadline", "S", "Stop waiting after so long; the job goes on (exit 5).", Month);
    private readonly Option<bool> again = new("--again") { Description = "Pay for a new job although this line had one." };
    private readonly Option<bool> sync = new("--sync") { Description = "One call without the queue; it cannot be resumed." };
    private readonly UpscaleArguments upscale = new();
    private readonly SpendingArguments spending = new();
    private readonly OutputArguments delivery = new();
    private readonly ConnectionArguments connection = new(needsJournal: true);

    public UpscaleCommand()
        : base("upscale", "Upscale a video and fetch the result. The live service bills it.")
    {
        Add(source);
        upscale.AddTo(this);
        spending.AddTo(this);
        delivery.AddTo(this);
        Add(resume);
        Add(again);
        Add(deadline);
        Add(sync);
        connection.AddTo(this);
        Validators.Add(result =>
        {
            if ((result.GetResult(resume) is null) == (result.GetResult(source) is not { Tokens.Count: > 0 }))
            {
                result.AddError("Give a file or an address, or --resume TOKEN: exactly one of them.");
            }

            if (result.GetResult(sync) is { Implicit: false } && (result.GetResult(resume) ?? result.GetResult(deadline)) is not null)
            {
                result.AddError("--sync goes neither with --resume nor with --deadline: there is no job to wait for.");
            }
        });
    }

    public override IReadOnlyList<string> Keys { get; } = [.. QuoteReport.Keys, "sha256"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        OutputTarget target = delivery.Read(parse);

        // A file that cannot be used is the whole answer: nothing is hosted, and no key is asked for, to say so.
        UpscaleInvocation? wish = parse.GetValue(source) is { } video ? WishOf(parse, video) : null;
        await using Connection open = await connection.OpenAsync(parse, session, cancellationToken).ConfigureAwait(false);
        if (wish is null)
        {
            target.Require();
            await FollowAsync(open.Client.Upscaler.Resume(parse.GetRequiredValue(resume)!), null, target, open, parse, session, cancellationToken).ConfigureAwait(false);
            return;
        }

        VideoSource facts = upscale.Source(parse, wish.Source, local: open.Kind != ConnectionKind.Live);
        if (parse.GetValue(sync))
        {
            session.Report.WayOn = NextStep.Sync;
            await new SyncRun(wish, facts, target, open, session).RunAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        session.Report.WayOn = open.KeepsJobs ? NextStep.InDoubt : NextStep.Gone;
        UpscaleRun run = new(wish, facts, target, open, session);
        if (await run.JobAsync(cancellationToken).ConfigureAwait(false) is { } job)
        {
            await FollowAsync(job, run.Quote, target, open, parse, session, cancellationToken).ConfigureAwait(false);
        }
    }

    private UpscaleInvocation WishOf(ParseResult parse, string video)
    {
        if (SourceText.AddressIn(video) is null)
        {
            video = SourceText.PathIn(video);
            SourceText.RequireFile(video);
        }

        return new UpscaleInvocation(video, upscale.Read(parse), spending.Terms(parse) with { SkipValidation = upscale.Force(parse) }, parse.GetValue(again));
    }

    private async Task FollowAsync(
        FalJob<UpscaleVideoOutput> job, UpscaleQuote? quote, OutputTarget target, Connection open, ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        session.Report.Adopt(job);
        session.Report.WayOn = open.KeepsJobs ? NextStep.Resume(job, open, target) : NextStep.Gone;
        session.Say($"request {job.RequestId}");
        if (open.KeepsJobs)
        {
            session.Note($"token {job.Token}");
        }

        await open.RequireServerAsync(cancellationToken).ConfigureAwait(false);
        TimeSpan? limit = parse.GetValue(deadline) is { } seconds ? TimeSpan.FromSeconds((double)seconds) : null;
        FalResponse<UpscaleVideoOutput> response;
        try
        {
            using QueueProgressLine line = new(session);
            response = await job
                .WaitForResponseAsync(line, new WaitOptions { Logs = true, Deadline = limit }, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (FalJobException over) when (over is not FalJobRunningException)
        {
            if (quote is not null && open.KeepsJobs)
            {
                session.Note("The same line run again reports this again; --again submits a new job.");
            }

            throw;
        }

        await ResultSaver.DeliverAsync(response, quote, target, open.Client, session, cancellationToken).ConfigureAwait(false);
    }
}
