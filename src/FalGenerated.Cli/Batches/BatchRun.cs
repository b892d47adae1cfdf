using FalGenerated.Batches.Quotes;
using FalGenerated.Batches.Reporting;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Batches;

/// <summary>Runs the clips of a batch, some at a time, within its limits. What an earlier run finished is left alone.</summary>
internal sealed class BatchRun(BatchPlan plan, BatchRecord record, Connection connection, Session session)
{
    private readonly SpendBudget? budget = plan.MaxTotalUsd is { } most ? new SpendBudget(most, window: null, session.Time, $"batch:{plan.Folder}") : null;

    /// <summary>Gets the figures at this moment.</summary>
    public BatchSummary Summary => SummaryOf(record, plan.Folder, budget?.SpentUsd);

    /// <summary>Figures from the record alone, for a report while another process runs the batch.</summary>
    /// <param name="record">The record.</param>
    /// <param name="folder">The batch's folder.</param>
    /// <param name="spentUsd">The sums of the budget; null where there is none, and the clips tell.</param>
    public static BatchSummary SummaryOf(BatchRecord record, string folder, decimal? spentUsd)
    {
        (IReadOnlyDictionary<BatchClipState, int> states, decimal ofClips) = record.Count();
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), states, Math.Max(spentUsd ?? 0, ofClips), record.LimitUsd);
    }

    /// <summary>Runs the clips until all have an end or nothing more may be submitted; jobs that run are then seen to their end.</summary>
    /// <exception cref="CommandException">The limit does not reach for the first clip; nothing was started.</exception>
    public async Task RunAsync(IReadOnlyList<QuotedClip> clips, CancellationToken interrupted)
    {
        RequireRoom(clips);
        record.SetLimit(plan.MaxTotalUsd);
        List<QuotedClip> open = [];
        foreach (QuotedClip clip in clips)
        {
            if (!IsFinished(clip))
            {
                ClipRow? earlier = record.Find(clip.Clip.Output);
                record.Set(ClipRunner.RowOf(clip, BatchClipState.Waiting) with { RequestId = earlier?.RequestId });
                open.AddRange(clip.Refused is null ? [clip] : []);
            }
        }

        BatchStop stop = new(plan, session.Time, interrupted);
        await using (BatchBoard board = new(session, () => Summary))
        {
            ClipRunner runner = new(connection.Client, plan, budget, record, stop, interrupted) { OnChange = board.Show, OnStatus = board.Show };
            await RunAsync(open, runner, stop, interrupted).ConfigureAwait(false);
        }

        if (stop.Reason is { } reason && Summary.Of(BatchClipState.Waiting) > 0)
        {
            session.Note($"Nothing more was submitted, because {reason}; the same command goes on.");
        }
    }

    private async Task RunAsync(List<QuotedClip> open, ClipRunner runner, BatchStop stop, CancellationToken interrupted)
    {
        SubmitPace pace = new(plan.PerMinute, session.Time);
        ParallelOptions limits = new() { MaxDegreeOfParallelism = plan.Concurrency };
        await Parallel.ForEachAsync(open, limits, async (clip, _) =>
        {
            try
            {
                if (stop.Reason is null)
                {
                    await pace.WaitAsync(interrupted).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
            {
                return;
            }

            if (stop.Reason is null)
            {
                await runner.RunAsync(clip).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
    }

    private bool IsFinished(QuotedClip clip) =>
        record.Find(clip.Clip.Output) is { State: BatchClipState.Finished } row && row.Input == ClipRunner.InputOf(clip) && File.Exists(clip.Clip.Output);

    private void RequireRoom(IReadOnlyList<QuotedClip> clips)
    {
        QuotedClip? first = clips.FirstOrDefault(clip => clip.Refused is null && !IsFinished(clip));
        if (first?.Price.UpperUsd is { } most && most > plan.MaxTotalUsd)
        {
            throw new CommandException(
                ExitCode.PriceRefused,
                "budget_exceeded",
                $"The limit of {Report.Text(plan.MaxTotalUsd)} USD is below the first clip: {first.Clip.Source} may cost {Report.Text(most)} USD. Raise --max-total; nothing was started.");
        }
    }
}
