using FalGenerated.Batches.Reporting;
using FalGenerated.PostgreSql.Batches;

namespace FalGenerated.Worker.Reporting;

/// <summary>Turns what the database holds of a batch into what reports show.</summary>
internal static class WorkerReport
{
    public static BatchSummary Of(BatchTotals totals) => new(
        totals.Batch.Name, totals.Clips.ToDictionary(state => Of(state.Key), state => state.Value), totals.CountedUsd, totals.Batch.MaxTotalUsd);

    public static ClipRow Of(Clip clip) => new()
    {
        Number = clip.Number,
        State = Of(clip.State),
        Source = clip.Order.Source,
        Output = clip.Order.Output,
        RequestId = clip.RequestId,
        BilledSeconds = clip.BilledSeconds,
        CostUsd = clip.CostUsd,
        AtMostUsd = clip.AtMostUsd,
        Problem = clip.Problem,
        Findings = clip.Findings,
    };

    public static BatchClipState Of(ClipState state) => state switch
    {
        ClipState.Waiting => BatchClipState.Waiting,
        ClipState.Running => BatchClipState.Running,
        ClipState.InDoubt => BatchClipState.InDoubt,
        ClipState.Finished => BatchClipState.Finished,
        ClipState.Failed => BatchClipState.Failed,
        ClipState.Refused => BatchClipState.Refused,
        ClipState.OverLimit => BatchClipState.OverLimit,
        ClipState.NotSaved => BatchClipState.NotSaved,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
