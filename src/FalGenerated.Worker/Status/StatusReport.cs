using System.Globalization;
using FalGenerated.Batches.Reporting;
using FalGenerated.PostgreSql.Batches;
using FalGenerated.Worker.Reporting;
using Quartz;

namespace FalGenerated.Worker.Status;

/// <summary>The figures of the status page, as JSON has them.</summary>
internal static class StatusReport
{
    private const decimal MinutesOfLately = 5;

    public static object Of(IReadOnlyList<BatchTotals> batches, IReadOnlyList<ClusterNode> nodes, DateTimeOffset now) => new
    {
        at = Text(now),
        batches = batches.Select(totals => new
        {
            name = totals.Batch.Name,
            clips = totals.Clips.OrderBy(state => state.Key).ToDictionary(state => BatchSummary.NameOf(WorkerReport.Of(state.Key)), state => state.Value),
            countedUsd = totals.CountedUsd,
            settledUsd = totals.SettledUsd,
            limitUsd = totals.Batch.MaxTotalUsd,
            finishedPerMinute = Math.Round(totals.FinishedLately / MinutesOfLately, 1),
        }),
        workers = nodes.Select(node => new
        {
            name = node.InstanceId,
            state = node.State.ToString().ToLowerInvariant(),
            lastSeen = node.LastCheckInUtc is { } seen ? Text(seen) : null,
        }),
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
