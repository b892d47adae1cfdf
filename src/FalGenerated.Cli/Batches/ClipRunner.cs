using FalGenerated.Batches.Quotes;
using FalGenerated.Batches.Reporting;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;
using FalGenerated.Wire;

namespace FalGenerated.Cli.Batches;

/// <summary>Takes one clip from its quote to its output. The journal knows what was paid for, so that running it again never pays twice.</summary>
internal sealed class ClipRunner(FalClient client, BatchPlan plan, SpendBudget? budget, BatchRecord record, BatchStop stop, CancellationToken interrupted)
{
    /// <summary>Gets what happens when a clip's state changes.</summary>
    public Action<ClipRow> OnChange { get; init; } = _ => { };

    /// <summary>Gets what happens with each status of a job.</summary>
    public Action<ClipRow, QueueStatus> OnStatus { get; init; } = (_, _) => { };

    public async Task RunAsync(QuotedClip clip)
    {
        ClipRow row = Set(RowOf(clip, BatchClipState.Running));
        try
        {
            if (await FinishedEarlierAsync(clip).ConfigureAwait(false) is { } earlier)
            {
                Set(row with { State = BatchClipState.Finished, RequestId = earlier });
                return;
            }

            FalJob<UpscaleVideoOutput> job = await SubmitAsync(clip).ConfigureAwait(false);
            row = Set(row with { RequestId = job.RequestId });
            Set(await FetchAsync(job, clip, row).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            Set(row with { State = BatchClipState.Waiting });
        }
        catch (Exception error) when (FailureTable.Find(error) is { } failure)
        {
            BatchClipState state = StateOf(error, failure, row.RequestId is not null);
            Set(row with { State = state, Problem = failure.Message });
            if (state is BatchClipState.Failed or BatchClipState.NotSubmitted || failure.Code == "journal")
            {
                stop.Failed(failure.Code);
            }
        }
    }

    /// <summary>The row of a clip before anything happened to it in this run.</summary>
    public static ClipRow RowOf(QuotedClip clip, BatchClipState state) => new()
    {
        Number = 0,
        State = clip.Refused is null ? state : BatchClipState.Refused,
        Source = clip.Clip.Source,
        Output = clip.Clip.Output,
        Input = InputOf(clip),
        AtMostUsd = clip.Price.UpperUsd,
        Problem = clip.Refused,
        Findings = [.. clip.Quote?.Findings.Where(finding => !finding.Refuses).Select(finding => finding.Message) ?? []],
    };

    /// <summary>The options, and the size and time of the file, as one text: what is compared before a finished clip is left alone.</summary>
    public static string InputOf(QuotedClip clip)
    {
        FileInfo file = new(clip.Clip.Source);
        return FormattableString.Invariant($"{FalJson.Write(clip.Clip.Options)} {(file.Exists ? file.Length : 0)} {file.LastWriteTimeUtc:O}");
    }

    private ClipRow Set(ClipRow row)
    {
        ClipRow kept = record.Set(row);
        OnChange(kept);
        return kept;
    }

    /// <summary>Submits, or finds the job that the clip has. An interruption ends the upload; a submit that is under way is seen to its end.</summary>
    private async Task<FalJob<UpscaleVideoOutput>> SubmitAsync(QuotedClip clip)
    {
        using CancellationTokenSource beforeSubmit = new();
        bool isUploaded = false;
        await using CancellationTokenRegistration onInterrupt = interrupted.Register(() =>
        {
            if (!Volatile.Read(ref isUploaded))
            {
                beforeSubmit.Cancel();
            }
        });
        UpscaleFileOptions options = new()
        {
            Submit = plan.Submit with { Quote = clip.Quote, Budget = budget },
            Transfer = new TransferWatch(progress => Volatile.Write(ref isUploaded, progress.Bytes == progress.TotalBytes)),
        };
        return (await client.Upscaler.SubmitFileAsync(clip.Clip.Source, clip.Clip.Options, options, beforeSubmit.Token).ConfigureAwait(false)).Job;
    }

    private async Task<ClipRow> FetchAsync(FalJob<UpscaleVideoOutput> job, QuotedClip clip, ClipRow row)
    {
        ResultDownloadOptions options = new() { Expected = clip.Quote?.ExpectedVideo, StatusProgress = new StatusWatch(status => OnStatus(row, status)) };

        // Not the interruption's token: what is paid for is fetched before the process ends.
        ResultDownload<UpscaleVideoOutput> done = await job.WaitAndDownloadAsync(clip.Clip.Output, options, cancellationToken: CancellationToken.None).ConfigureAwait(false);
        UpscaleReconciliation? bill = clip.Quote?.Reconcile(done.Output, done.Response.BillableUnits);
        return row with
        {
            State = BatchClipState.Finished,
            BilledSeconds = done.Output.Duration,
            CostUsd = bill?.ActualUsd,
            Findings = [.. row.Findings, .. done.Findings, .. bill?.Findings.Select(finding => finding.Message) ?? []],
        };
    }

    /// <summary>Returns the request id of a finished job whose output stands there already: this process was ended before it could note that.</summary>
    private async Task<string?> FinishedEarlierAsync(QuotedClip clip)
    {
        if (!File.Exists(clip.Clip.Output))
        {
            return null;
        }

        UpscaleFileOptions options = new() { Submit = plan.Submit with { Quote = clip.Quote } };
        FalJob<UpscaleVideoOutput>? job = await client.Upscaler.FindFileJobAsync(clip.Clip.Source, clip.Clip.Options, options, interrupted).ConfigureAwait(false);
        JournalEntry? entry = job is null ? null
            : await client.Journal.ListAsync(interrupted).FirstOrDefaultAsync(one => one.Token == job.Token, interrupted).ConfigureAwait(false);
        return entry?.State == JournalState.Finished ? job!.RequestId : throw new IOException($"'{clip.Clip.Output}' exists already and is not the output of this clip; move it away, or choose another --output-folder or --name.");
    }

    private static BatchClipState StateOf(Exception error, FailureRow failure, bool hasJob) => error switch
    {
        FalOutcomeUnknownException => BatchClipState.InDoubt,
        FalTransferException or IOException or UnauthorizedAccessException when hasJob => BatchClipState.NotSaved,
        _ => failure.ExitCode switch
        {
            ExitCode.Failed => BatchClipState.Failed,
            ExitCode.PriceRefused => BatchClipState.OverLimit,
            ExitCode.Refused => BatchClipState.Refused,
            ExitCode.NotSubmitted when !hasJob => BatchClipState.NotSubmitted,
            _ => BatchClipState.Running,
        },
    };

    private sealed class TransferWatch(Action<TransferProgress> report) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => report(value);
    }

    private sealed class StatusWatch(Action<QueueStatus> report) : IProgress<QueueStatus>
    {
        public void Report(QueueStatus value) => report(value);
    }
}
