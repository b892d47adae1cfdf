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
    private readonly ISubmitJournal journal = connection.Client.Journal;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string key = await invocation.KeyAsync("sync", target.Path, connection.Options.QueueUrl, cancellationToken).ConfigureAwait(false);
        InvocationHistory history = await InvocationHistory.ReadAsync(journal, key, cancellationToken).ConfigureAwait(false);
        UpscaleQuote quote = await UpscaleInvocation.QuoteAsync(video, invocation.Options, session, cancellationToken).ConfigureAwait(false);
        if (history.JobToResume(invocation.Again) is { } earlier)
        {
            Tell(earlier);
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
        // The idempotency key covers the whole input.
        SubmitRecord record = new(key, UpscaleVideoEndpoint.Descriptor.EndpointId, key, session.Time.GetUtcNow()) { Label = invocation.Label };
        if (await journal.TryBeginAsync(record, cancellationToken).ConfigureAwait(false) is { } present)
        {
            Tell(present);
            return null;
        }

        JournalState state = JournalState.NotSent;
        try
        {
            FalResponse<UpscaleVideoOutput> response = await connection.Client.Upscaler
                .RunAsync(invocation.Options.For(address), invocation.Submit with { Quote = quote }, cancellationToken)
                .ConfigureAwait(false);
            state = JournalState.Finished;
            return response;
        }
        catch (FalOutcomeUnknownException)
        {
            state = JournalState.Unknown;
            throw;
        }
        finally
        {
            await journal.RecordAsync(key, state, null, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private void Tell(JournalEntry earlier)
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
