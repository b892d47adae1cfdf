using FalGenerated.PostgreSql.Batches;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace FalGenerated.Quartz.Scheduling;

/// <summary>
/// Gives every open clip its job of Quartz: at the start, when a batch is started anywhere, and each minute, so that a clip whose job was
/// lost on the way is found again. One worker of all does it at a time.
/// </summary>
internal sealed partial class ClipScheduler(
    BatchStore store, [FromKeyedServices(FalQuartzOptions.SchedulerName)] IScheduler scheduler, TimeProvider time, ILogger<ClipScheduler> log) : BackgroundService
{
    private const int AtOnce = 200;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        BatchListener listener = store.ListenForStarts();
        await using (listener.ConfigureAwait(false))
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await listener.WaitAsync(Longest, stoppingToken).ConfigureAwait(false);
                await ScheduleAsync(stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.TryAloneAsync("schedule", () => ScheduleMissingAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is FalJournalException or SchedulerException)
        {
            NotScheduled(log, error);
        }
    }

    private async Task ScheduleMissingAsync(CancellationToken cancellationToken)
    {
        // Open clips first: one that is over when its job is asked for is only looked at once more.
        IReadOnlyList<(string Batch, int Number)> open = await store.ListOpenAsync(cancellationToken).ConfigureAwait(false);
        HashSet<JobKey> present = [.. await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), cancellationToken).ConfigureAwait(false)];
        foreach (JobKey[] some in open.Select(clip => ClipKeys.JobOf(clip.Batch, clip.Number)).Where(key => !present.Contains(key)).Chunk(AtOnce))
        {
            DateTimeOffset now = time.GetUtcNow();
            Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>> jobs = some.ToDictionary(
                ClipKeys.Job, key => (IReadOnlyCollection<ITrigger>)[ClipKeys.TriggerAt(key, now)]);
            await scheduler.ScheduleJobs(jobs, ScheduleJobOptions.Replacing, cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Clips are scheduled later: the database does not take them.")]
    private static partial void NotScheduled(ILogger log, Exception error);
}
