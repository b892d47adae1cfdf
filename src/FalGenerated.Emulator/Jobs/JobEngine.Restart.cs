using FalGenerated.Emulator.Persistence;

namespace FalGenerated.Emulator.Jobs;

/// <summary>The jobs of an earlier emulator: ended ones as they were, the others from the beginning of the queue.</summary>
internal sealed partial class JobEngine
{
    /// <summary>Takes over the jobs in the data folder. To be called once, before the first request.</summary>
    /// <exception cref="InvalidDataException">A record is damaged.</exception>
    public void Restore()
    {
        foreach (var record in store.Load())
        {
            scheduler.Do(() => Resume(record.ToJob(plan(record.Submission))));
        }
    }

    private bool Resume(Job job)
    {
        Add(job);
        if (job.State == JobState.Completed)
        {
            Retain(job, job.ExpiresAt!.Value);
        }
        else if (job.Submission.Direct)
        {
            Complete(job, Outcome.Failure(499, "client_disconnected", "The emulator stopped while the request was open"));
        }
        else if (job.CancelRequested && Settings.CancelStopsRun)
        {
            Complete(job, Cancelled());
        }
        else
        {
            Enter(job);
        }

        return true;
    }

    // A record that cannot be written stays older than its job: after a restart the job would run once more, as after a crash.
    private void Keep(Job job)
    {
        try
        {
            store.Save(job);
        }
        catch (DataFolderException exception)
        {
            job.Logs.Add(new LogLine(scheduler.Now, exception.Message));
        }
    }
}
