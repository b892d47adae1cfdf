using System.Globalization;
using FalGenerated.Quartz.Steps;
using Microsoft.Extensions.Logging;
using Quartz;

namespace FalGenerated.Quartz.Scheduling;

/// <summary>
/// A clip as a job of Quartz. Each firing is one step, which schedules the next, so that a clip that waits holds no worker. A firing that a
/// killed worker left is fired again by another.
/// </summary>
internal sealed partial class ClipJob(ClipSteps steps, FalQuartzOptions options, TimeProvider time, ILogger<ClipJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        JobKey key = context.JobDetail.Key;
        TimeSpan? next;
        try
        {
            int number = int.Parse(key.Name, CultureInfo.InvariantCulture);
            next = await steps.LookAsync(key.Group, number, context.Scheduler.SchedulerInstanceId, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The worker is told to stop; another takes it on at once.
            next = TimeSpan.Zero;
        }
        catch (FalJournalException error)
        {
            NotKept(log, error, key.Group, key.Name);
            next = options.LongestPause;
        }

        if (next is { } pause)
        {
            await context.Scheduler.ScheduleTrigger(ClipKeys.TriggerAt(key, time.GetUtcNow() + pause), TriggerConflict.Replace, CancellationToken.None).ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Clip {Number} of {Batch} is looked at again later: the database does not keep it.")]
    private static partial void NotKept(ILogger log, Exception error, string batch, string number);
}
