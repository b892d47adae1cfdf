using System.Runtime.CompilerServices;

namespace FalGenerated;

/// <summary>The one waiting loop.</summary>
internal static class WaitLoop
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public static async IAsyncEnumerable<QueueStatus> WatchAsync(
        FalJob job, WaitOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TimeProvider time = job.Calls.Time;
        long start = time.GetTimestamp();
        TimeSpan pause = First;
        while (true)
        {
            QueueStatus status = await job.Calls.GetStatus(options.Logs, cancellationToken).ConfigureAwait(false);
            yield return status;
            if (status.IsCompleted)
            {
                yield break;
            }

            TimeSpan left = (options.Deadline ?? TimeSpan.MaxValue) - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                throw new FalDeadlineException(job, options.Deadline!.Value, status);
            }

            await Task.Delay(pause < left ? pause : left, time, cancellationToken).ConfigureAwait(false);
            pause = pause * 1.25 < Longest ? pause * 1.25 : Longest;
        }
    }
}
