using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using FalGenerated.Cli.Terminal;

namespace FalGenerated.Cli.Jobs;

/// <summary>Turns a command line into a job: journal, quote, refusals, upload, submit. In this order, so that what costs comes last.</summary>
internal sealed class UpscaleRun(UpscaleInvocation invocation, VideoSource video, OutputTarget target, Connection connection, Session session)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan SubmitTimeout = TimeSpan.FromSeconds(10);

    private readonly UpscaleVideoClient upscaler = connection.Client.Upscaler;

    /// <summary>Gets the quote; null until it is computed.</summary>
    public UpscaleQuote? Quote { get; private set; }

    /// <summary>Returns the job of the command: the existing one or a new one. Null if an earlier run has done everything already.</summary>
    public async Task<FalJob<UpscaleVideoOutput>?> JobAsync(CancellationToken cancellationToken)
    {
        InvocationHistory? history = connection.KeepsJobs ? await HistoryAsync(cancellationToken).ConfigureAwait(false) : null;
        Quote = await UpscaleInvocation.QuoteAsync(video, invocation.Options, session, cancellationToken).ConfigureAwait(false);
        if (history?.JobToResume(invocation.Again) is { } earlier)
        {
            return await ResumeAsync(await WaitForTokenAsync(earlier, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }

        target.EnsureWritable();
        QuoteReport.Judge(session, Quote, invocation.Submit.SkipValidation);
        SpendingArguments.Check(Quote, invocation.Submit);
        return await SubmitAsync(history?.NextKey, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FalJob<UpscaleVideoOutput>> SubmitAsync(string? key, CancellationToken cancellationToken)
    {
        string address = await invocation.AddressAsync(connection, session, cancellationToken).ConfigureAwait(false);
        await using LiveRow row = session.Screen.StartWait("submitting");
        session.Report.Submitted = Submitted.Unknown;
        try
        {
            return await upscaler.SubmitAsync(invocation.Options.For(address), invocation.Submit with { Quote = Quote, IdempotencyKey = key, Label = invocation.Label }, cancellationToken).ConfigureAwait(false);
        }
        catch (FalIdempotencyConflictException conflict)
        {
            session.Report.Submitted = Submitted.No;
            // The key covers content and options, so only the address differs: another run of the same command was faster.
            JournalEntry present = await WaitForTokenAsync(conflict.Present, cancellationToken).ConfigureAwait(false);
            return (await ResumeAsync(present, cancellationToken).ConfigureAwait(false))!;
        }
        catch (Exception error) when (error is not FalOutcomeUnknownException)
        {
            session.Report.Submitted = Submitted.No;
            throw;
        }
    }

    /// <summary>Another process may be submitting the same command right now; its job has a token a moment later.</summary>
    private async Task<JournalEntry> WaitForTokenAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        while (entry.State == JournalState.Begun && session.Time.GetUtcNow() - entry.Submit.StartedAt < SubmitTimeout)
        {
            await Task.Delay(PollInterval, session.Time, cancellationToken).ConfigureAwait(false);
            entry = await connection.Client.Journal.FindAsync(entry.Submit.IdempotencyKey, cancellationToken).ConfigureAwait(false) ?? entry;
        }

        return entry;
    }

    private async Task<FalJob<UpscaleVideoOutput>?> ResumeAsync(JournalEntry earlier, CancellationToken cancellationToken)
    {
        if (earlier.State == JournalState.NotSent)
        {
            throw new CommandException(ExitCode.NotSubmitted, "not_submitted", "Another run of the same command could not submit; run it again.");
        }

        if (earlier is { Token: null, State: JournalState.Finished })
        {
            SyncRun.Report(earlier, target, session);
            return null;
        }

        if (earlier.Token is null)
        {
            return await LookUpAsync(earlier.Submit, cancellationToken).ConfigureAwait(false);
        }

        FalJob<UpscaleVideoOutput> job = upscaler.Resume(earlier.Token);
        if (earlier.State == JournalState.Finished && target.IsOccupied)
        {
            session.Report.Adopt(job);
            target.ReportDone(earlier, session);
            return null;
        }

        session.Note($"resuming the job that the same command submitted at {earlier.Submit.StartedAt:u} (--again submits a new one once it is over)");
        return job;
    }

    /// <summary>Looks a submit of unknown outcome up at the service, free of charge.</summary>
    /// <exception cref="CommandException">The outcome is still unknown.</exception>
    private async Task<FalJob<UpscaleVideoOutput>> LookUpAsync(SubmitRecord submit, CancellationToken cancellationToken)
    {
        session.Report.Submitted = Submitted.Unknown;
        session.Report.NextStep = NextStep.InDoubt;
        string finding;
        try
        {
            await using LiveRow row = session.Screen.StartWait("looking up the earlier submit");
            SubmitResolution<UpscaleVideoOutput> found = await upscaler.ResolveAsync(submit, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (found.Job is { } job)
            {
                session.Note($"the submit at {submit.StartedAt:u} created this job; resuming it", Tone.Good);
                return job;
            }

            finding = found.Outcome switch
            {
                ResolveOutcome.NotPermitted => "this key may not list requests",
                ResolveOutcome.Ambiguous => $"{found.Candidates.Count} requests could be it ({string.Join(", ", found.Candidates.Take(3))})",
                _ => "the service lists no such request so far",
            };
        }
        catch (Exception error) when (FailureTable.Find(error) is { } row)
        {
            finding = $"the lookup failed: {row.Message}";
        }

        throw new CommandException(
            ExitCode.Unfinished,
            "submit_outcome_unknown",
            $"The same command was submitted at {submit.StartedAt:u}, {AgeText.Of(session.Time.GetUtcNow() - submit.StartedAt)} ago, and its outcome is unknown ({finding}): a job may exist and be billed.");
    }

    private async Task<InvocationHistory> HistoryAsync(CancellationToken cancellationToken)
    {
        string key = await invocation.KeyAsync(upscaler, cancellationToken).ConfigureAwait(false);
        return await InvocationHistory.ReadAsync(connection.Client.Journal, key, cancellationToken).ConfigureAwait(false);
    }
}
