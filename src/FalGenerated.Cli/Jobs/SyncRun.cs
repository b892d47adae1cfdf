using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Jobs;

/// <summary>
/// <c>upscale --sync</c>: one call that waits for minutes, without the queue. A lost answer is a lost result, so the call is recorded in
/// the journal: the same command, run again, reports and does not pay a second time.
/// </summary>
internal sealed class SyncRun(UpscaleInvocation invocation, VideoSource video, OutputTarget target, Connection connection, Session session)
{
    private readonly UpscaleVideoClient upscaler = connection.Client.Upscaler;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string key = await invocation.KeyAsync(upscaler, cancellationToken).ConfigureAwait(false);
        InvocationHistory history = await InvocationHistory.ReadAsync(connection.Client.Journal, key, cancellationToken).ConfigureAwait(false);
        UpscaleQuote quote = await UpscaleInvocation.QuoteAsync(video, invocation.Options, session, cancellationToken).ConfigureAwait(false);
        if (history.JobToResume(invocation.Again) is { } earlier)
        {
            await GoOnAsync(earlier, quote, cancellationToken).ConfigureAwait(false);
            return;
        }

        target.EnsureWritable();
        QuoteReport.Judge(session, quote, invocation.Submit.SkipValidation);
        SpendingArguments.Check(quote, invocation.Submit);
        string address = await invocation.AddressAsync(connection, session, cancellationToken).ConfigureAwait(false);
        session.Note("running without the queue: this takes minutes, cannot be resumed, and a lost answer is a lost result");
        if (await SendAsync(address, quote, history.NextKey, cancellationToken).ConfigureAwait(false) is not { } response)
        {
            return;
        }

        session.Report.Submitted = Submitted.Yes;
        session.Report.NextStep = $"The run is finished and billed; fetch its output with 'fal-upscale download {NextStep.WithoutQuery(response.Output.Video.Url)}'.";
        session.Report.RequestId = response.Headers.TryGetValue("x-fal-request-id", out IEnumerable<string>? ids) ? ids.FirstOrDefault() : null;
        await ResultSaver.DeliverAsync(response, quote, target, connection.Client, session, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FalResponse<UpscaleVideoOutput>?> SendAsync(string address, UpscaleQuote quote, string key, CancellationToken cancellationToken)
    {
        try
        {
            return await upscaler.RunAsync(
                invocation.Options.For(address),
                invocation.Submit with { Quote = quote, IdempotencyKey = key, Label = invocation.Label },
                cancellationToken).ConfigureAwait(false);
        }
        catch (FalIdempotencyConflictException conflict)
        {
            // The key covers the whole input, so only the upload's address differs: another run of the same command was faster.
            Report(conflict.Present, target, session);
            return null;
        }
    }

    /// <summary>The same command has a job in the queue, which gives the output at no further cost, or ran before without it.</summary>
    private async Task GoOnAsync(JournalEntry earlier, UpscaleQuote quote, CancellationToken cancellationToken)
    {
        if (earlier.Token is null)
        {
            Report(earlier, target, session);
            return;
        }

        FalJob<UpscaleVideoOutput> job = upscaler.Resume(earlier.Token);
        session.Report.Adopt(job);
        session.Note($"resuming the job that the same command submitted at {earlier.Submit.StartedAt:u}");
        FalResponse<UpscaleVideoOutput> response = await job.WaitAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await ResultSaver.DeliverAsync(response, quote, target, connection.Client, session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reports an earlier run without the queue, whose output went to its caller.</summary>
    public static void Report(JournalEntry earlier, OutputTarget target, Session session)
    {
        bool finished = earlier.State == JournalState.Finished;
        session.Report.Submitted = finished ? Submitted.Yes : Submitted.Unknown;
        if (finished && File.Exists(target.Path))
        {
            target.ReportDone(earlier, session);
            return;
        }

        session.Report.NextStep = NextStep.Sync;
        throw new CommandException(
            ExitCode.Unfinished,
            finished ? "already_run" : "submit_outcome_unknown",
            $"The same command ran at {earlier.Submit.StartedAt:u} and {(finished ? "finished" : "its outcome is unknown")}; it is not run again by itself, because that would be billed again.");
    }
}
