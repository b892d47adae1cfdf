using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Jobs;

/// <summary>
/// <c>upscale --sync</c>: one call that waits for minutes, without the queue. A lost answer is a lost job, so the line is journalled by
/// hand: run again it reports, and never pays a second time by itself.
/// </summary>
internal sealed class SyncRun(UpscaleInvocation wish, VideoSource video, OutputTarget target, Connection connection, Session session)
{
    private readonly ISubmitJournal journal = connection.Client.Journal;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string name = await wish.NameAsync("sync", target.Path, connection.Options.QueueUrl, cancellationToken).ConfigureAwait(false);
        InvocationHistory history = await InvocationHistory.ReadAsync(journal, name, cancellationToken).ConfigureAwait(false);
        UpscaleQuote quote = await UpscaleInvocation.QuoteAsync(video, wish.Options, session, cancellationToken).ConfigureAwait(false);
        if (history.ToGoOnWith(wish.Again) is { } earlier)
        {
            Tell(earlier);
            return;
        }

        target.Require();
        QuoteReport.Judge(session, quote, wish.Terms.SkipValidation);
        SpendingArguments.Check(quote, wish.Terms);
        string address = await wish.AddressAsync(connection, session, cancellationToken).ConfigureAwait(false);
        session.Note("running without the queue: this takes minutes, cannot be resumed, and a lost answer is a lost result");
        if (await SendAsync(address, quote, history.NextKey, cancellationToken).ConfigureAwait(false) is not { } response)
        {
            return;
        }

        session.Report.Submitted = Submitted.Yes;
        session.Report.WayOn = $"The run is finished and billed: fetch its output with 'fal-upscale download {NextStep.Public(response.Result.Video.Url)}'.";
        session.Report.RequestId = response.Headers.TryGetValue("x-fal-request-id", out IEnumerable<string>? ids) ? ids.FirstOrDefault() : null;
        await ResultSaver.DeliverAsync(response, quote, target, connection.Client, session, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FalResponse<UpscaleVideoOutput>?> SendAsync(string address, UpscaleQuote quote, string key, CancellationToken cancellationToken)
    {
        // The name stands for all that the input holds.
        SubmitRecord intent = new(key, UpscaleVideoEndpoint.Descriptor.EndpointId, key, session.Time.GetUtcNow());
        if (await journal.TryBeginAsync(intent, cancellationToken).ConfigureAwait(false) is { } present)
        {
            Tell(present);
            return null;
        }

        JournalState state = JournalState.NotSent;
        try
        {
            FalResponse<UpscaleVideoOutput> response = await connection.Client.Upscaler
                .RunAsync(wish.Options.For(address), wish.Terms with { Quote = quote }, cancellationToken)
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
            target.TellDone(earlier, session);
            return;
        }

        session.Report.WayOn = NextStep.Sync;
        throw new CommandException(
            ExitCode.Unfinished,
            finished ? "already_run" : "submit_outcome_unknown",
            $"The same line ran at {earlier.Submit.StartedAt:u} and {(finished ? "was finished" : "its outcome is not known")}: it is billed once, and not run again by itself.");
    }
}
