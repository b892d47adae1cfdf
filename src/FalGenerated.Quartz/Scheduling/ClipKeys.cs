using System.Globalization;
using Quartz;

namespace FalGenerated.Quartz.Scheduling;

/// <summary>The job and the trigger of a clip: group is the batch, name is the number. A clip has one trigger at most, so that steps do not multiply.</summary>
internal static class ClipKeys
{
    public static JobKey JobOf(string batch, int number) => new(number.ToString(CultureInfo.InvariantCulture), batch);

    public static IJobDetail Job(JobKey key) => JobBuilder.Create<ClipJob>().WithIdentity(key).RequestRecovery().Build();

    public static ITrigger TriggerAt(JobKey job, DateTimeOffset at) =>
        TriggerBuilder.Create().WithIdentity(job.Name, job.Group).ForJob(job).StartAt(at).Build();
}
