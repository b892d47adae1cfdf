using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Jobs;

/// <summary>From a wish to a job: look into the journal, quote, refuse, upload, submit. In this order, so that what costs comes last.</summary>
internal sealed class UpscaleRun(UpscaleInvocation wish, VideoSource video, OutputTarget target, Connection connection, Session session)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan LongestSubmit = TimeSpan.FromSeconds(10);

    private readonly UpscaleVideoClient upscaler = connection.Client.Upscaler;

    /// <summary>What the job should cost; null until it was quoted.</summary>
    public UpscaleQuote? Quote { get; private set; }

    /// <summary>The line's job: the one that it has already, or a new one. Null when the line has done all that it asks for.</summary>
    public async Task<FalJob<UpscaleVideoOutput>?> JobAsync(CancellationToken cancellationToken)
    {
        InvocationHistory? history = connection.KeepsJobs ? await HistoryAsync(cancellationToken).ConfigureAwait(false) : null;
        Quote = await UpscaleInvocation.QuoteAsync(video, wish.Options, session, cancellationToken).ConfigureAwait(false);
        if (history?.ToGoOnWith(wish.Again) is { } earlier)
        {
            return GoOnWith(await SettledAsync(earlier, cancellationToken).ConfigureAwait(false));
        }

        target.Require();
        QuoteReport.Judge(session, Quote, wish.Terms.SkipValidation);
        SpendingArguments.Check(Quote, wish.Terms);
        return await SubmitAsync(history?.NextKey, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FalJob<UpscaleVideoOutput>> SubmitAsync(string? key, CancellationToken cancellationToken)
    {
        string address = await wish.AddressAsync(connection, session, cancellationToken).ConfigureAwait(false);
        session.Screen.Redraw("submitting");
        session.Report.Submitted = Submitted.Unknown;
        try
        {
            return await upscaler.SubmitAsync(wish.Options.For(address), wish.Terms with { Quote = Quote, IdempotencyKey = key }, cancellationToken).ConfigureAwait(false);
        }
        catch (FalIdempotencyConflictException conflict)
        {
            session.Report.Submitted = Submitted.No;
            // The name says content and options, so only the address differs: the same line runs elsewhere and was quicker.
            return GoOnWith(await SettledAsync(conflict.Present, cancellationToken).ConfigureAwait(false))!;
        }
        catch (Exception error) when (error is not FalOutcomeUnknownException)
        {
            session.Report.Submitted = Submitted.No;
            throw;
        }
    }

    /// <summary>The same line may be submitting at this moment in another process; a moment later its job has a token.</summary>
    private async Task<JournalEntry> SettledAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        while (entry.State == JournalState.Begun && session.Time.GetUtcNow() - entry.Submit.StartedAt < LongestSubmit)
        {
            await Task.Delay(Look, session.Time, cancellationToken).ConfigureAwait(false);
            entry = await connection.Client.Journal.FindAsync(entry.Submit.IdempotencyKey, cancellationToken).ConfigureAwait(false) ?? entry;
        }

        return entry;
    }

    private FalJob<UpscaleVideoOutput>? GoOnWith(JournalEntry earlier)
    {
        if (earlier.State == JournalState.NotSent)
        {
            throw new CommandException(ExitCode.NotSubmitted, "not_submitted", "The same line, run at the same time, could not submit: run it again.");
        }

        if (earlier.Token is null)
        {
            session.Report.Submitted = Submitted.Unknown;
            session.Report.WayOn = NextStep.InDoubt;
            throw new CommandException(
                ExitCode.Unfinished,
                "submit_outcome_unknown",
                $"The same line was submitted at {earlier.Submit.StartedAt:u} and its outcome is not known: a job may exist and be billed.");
        }

        FalJob<UpscaleVideoOutput> job = upscaler.Resume(earlier.Token);
        if (earlier.State == JournalState.Finished && target.IsTaken)
        {
            session.Report.Adopt(job);
            target.TellDone(earlier, session);
            return null;
        }

        session.Note($"the same line was submitted at {earlier.Submit.StartedAt:u}: going on with that job (--again submits a new one when it is over)");
        return job;
    }

    private async Task<InvocationHistory> HistoryAsync(CancellationToken cancellationToken)
    {
        string name = await wish.NameAsync("upscale", target.Path, connection.Options.QueueUrl, cancellationToken).ConfigureAwait(false);
        return await InvocationHistory.ReadAsync(connection.Client.Journal, name, cancellationToken).ConfigureAwait(false);
    }
}
