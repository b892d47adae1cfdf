using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>upscale</c> command: quote, upload, submit, wait, download. The same command, run again, resumes; it never submits twice.</summary>
internal sealed class UpscaleCommand : CliCommand
{
    private const decimal Month = 31 * 24 * 60 * 60;

    private readonly Argument<string?> source = OptionParsers.Argument<string?>("source", "FILE|URL", "The video: a file, or a URL that the service can fetch.", ArgumentArity.ZeroOrOne);
    private readonly Option<string?> resume = OptionParsers.Text("--resume", "JOB", "Resume a job: its token, or the start of its id.");
    private readonly Option<decimal?> deadline = OptionParsers.Number("--deadline", "S", "Stop waiting after S seconds; the job goes on (exit 5).", Month);
    private readonly Option<bool> again = new("--again") { Description = "Pay for a new job although this command had one." };
    private readonly Option<bool> sync = new("--sync") { Description = "One call without the queue; it cannot be resumed." };
    private readonly Option<bool> noWait = new("--no-wait") { Description = "Submit only; the same command fetches the result later." };
    private readonly Option<bool> logs = new("--logs") { Description = "Show the job's log lines." };
    private readonly UpscaleArguments upscale = new();
    private readonly SpendingArguments spending = new();
    private readonly OutputArguments output = new();
    private readonly ConnectionArguments connection = new(needsJournal: true);

    public UpscaleCommand()
        : base("upscale", "Upscale a video and fetch the result. The live service bills it.")
    {
        Add(source);
        upscale.AddTo(this);
        spending.AddTo(this);
        output.AddTo(this);
        Add(resume);
        Add(again);
        Add(deadline);
        Add(noWait);
        Add(logs);
        Add(sync);
        connection.AddTo(this);
        Validators.Add(result =>
        {
            if ((result.GetResult(resume) is null) == (result.GetResult(source) is not { Tokens.Count: > 0 }))
            {
                result.AddError("Give either a file or URL, or --resume JOB.");
            }

            bool Given(Option option) => result.GetResult(option) is { Implicit: false };
            if (Given(sync) && (Given(resume) || Given(deadline) || Given(noWait)))
            {
                result.AddError("--sync excludes --resume, --deadline and --no-wait: there is no job to wait for.");
            }

            if (Given(noWait) && (Given(resume) || Given(deadline) || connection.HostsEmulator(result)))
            {
                result.AddError("--no-wait excludes --resume, --deadline and --emulator, whose job would end with this process.");
            }
        });
    }

    public override IReadOnlyList<string> Keys { get; } = [.. QuoteReport.Keys, "sha256"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        OutputTarget target = output.Read(parse);

        // An unusable file is reported before an emulator is started or a key is required.
        UpscaleInvocation? invocation = parse.GetValue(source) is { } video ? InvocationOf(parse, video) : null;
        await using Connection open = await connection.OpenAsync(parse, session, cancellationToken).ConfigureAwait(false);
        JobFollower follower = new(target, open, session);
        if (invocation is null)
        {
            target.EnsureWritable();
            FalJob named = await JobReference.ResolveAsync(parse.GetRequiredValue(resume)!, open, cancellationToken).ConfigureAwait(false);
            FalJob<UpscaleVideoOutput> resumed = named as FalJob<UpscaleVideoOutput> ?? open.Client.Upscaler.Resume(named.Token);
            follower.Announce(resumed);
            await follower.FollowAsync(resumed, null, WaitOf(parse), cancellationToken).ConfigureAwait(false);
            return;
        }

        VideoSource facts = upscale.Source(parse, invocation.Source, local: open.Kind != ConnectionKind.Live);
        UpscaleRun run = new(invocation, facts, target, open, session);
        if (parse.GetValue(sync))
        {
            session.Report.NextStep = NextStep.Sync;
            await run.SyncAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        session.Report.NextStep = open.KeepsJobs ? NextStep.InDoubt : NextStep.Gone;
        if (await run.JobAsync(cancellationToken).ConfigureAwait(false) is not { } job)
        {
            return;
        }

        follower.Announce(job);
        if (parse.GetValue(noWait))
        {
            session.Note($"Submitted, not waiting. {session.Report.NextStep}");
            return;
        }

        await follower.FollowAsync(job, run.Quote, WaitOf(parse), cancellationToken).ConfigureAwait(false);
    }

    private WaitOptions WaitOf(ParseResult parse) => new()
    {
        Logs = parse.GetValue(logs),
        Timeout = parse.GetValue(deadline) is { } seconds ? TimeSpan.FromSeconds((double)seconds) : null,
    };

    private UpscaleInvocation InvocationOf(ParseResult parse, string video)
    {
        if (SourceText.ParseUrl(video) is null)
        {
            video = SourceText.PathIn(video);
            SourceText.EnsureUsableFile(video);
        }

        return new UpscaleInvocation(video, upscale.Read(parse), spending.Read(parse) with { SkipValidation = upscale.Force(parse), Again = parse.GetValue(again) });
    }
}
