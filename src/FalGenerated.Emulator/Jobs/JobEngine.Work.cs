using System.Collections.Concurrent;

namespace FalGenerated.Emulator.Jobs;

/// <summary>Real work of a run: it goes on beside the scheduler, writes its log lines through it, and ends with the job.</summary>
internal sealed partial class JobEngine
{
    private readonly ConcurrentDictionary<Task, bool> working = new();

    /// <summary>Ends all real work and waits until it has ended. No job may be submitted afterwards.</summary>
    public async Task StopWorkAsync()
    {
        scheduler.Do(() =>
        {
            inOrder.ForEach(EndWork);
            return true;
        });
        await Task.WhenAll(working.Keys).ConfigureAwait(false);
    }

    private void Work(Job job, int attempt, JobWork work)
    {
        var stop = job.Stop = new CancellationTokenSource();
        var task = Task.Run(() => WorkAsync(job, attempt, work, stop));
        working.TryAdd(task, true);
        _ = task.ContinueWith(done => working.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task WorkAsync(Job job, int attempt, JobWork work, CancellationTokenSource stop)
    {
        try
        {
            var outcome = await work(text => Write(job, attempt, text), stop.Token).ConfigureAwait(false);
            scheduler.Do(() =>
            {
                if (InThisRun(job, attempt))
                {
                    Complete(job, outcome);
                }

                return true;
            });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The job has ended otherwise, or the emulator stops.
        }
    }

    private void Write(Job job, int attempt, string text) => scheduler.Do(() =>
    {
        Log(job, attempt, text);
        return true;
    });

    // Not inside the lock: what follows the cancellation takes its time.
    private static void EndWork(Job job)
    {
        var stop = job.Stop;
        job.Stop = null;
        _ = stop?.CancelAsync();
    }
}
